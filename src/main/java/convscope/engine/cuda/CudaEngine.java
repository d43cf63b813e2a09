package convscope.engine.cuda;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.plan.Floats;
import convscope.engine.plan.PlanCache;
import convscope.weights.Weights;

/** The engine on an NVIDIA card. Plans and weights of the last few graphs stay there. */
final class CudaEngine implements ForwardEngine {

    private final Card card;
    private final boolean fast;
    private final Algorithms algorithms;
    private final PlanCache<CardWeights, CudaPlan> plans;

    /**
     * @throws EngineException if no card can be used here, with the reason in one sentence
     */
    CudaEngine(EngineSettings settings) throws EngineException {
        this(opened(settings.fastMath()), settings.fastMath());
    }

    CudaEngine(Card card, boolean fast) {
        this.card = card;
        this.fast = fast;
        this.algorithms = new Algorithms(card);
        this.plans =
                new PlanCache<>(
                        weights -> new CardWeights(card, weights),
                        CardWeights::close,
                        CudaPlan::close);
    }

    private static Card opened(boolean fast) throws EngineException {
        try {
            return switch (Probe.of(new Machine())) {
                case Probe.Found(Facts facts) -> CudnnCard.open(facts, fast);
                case Probe.Missing(DeviceFault fault) -> throw new CardException(fault);
            };
        } catch (CardException none) {
            throw unable(none);
        }
    }

    @Override
    public String name() {
        return CudaKind.NAME;
    }

    @Override
    public String device() {
        return card.facts().name() + (fast ? ", " + CudaKind.FAST_MATH : "");
    }

    /** Where memory runs short, what earlier passes left gives way first. */
    @Override
    public synchronized Activations run(Pass pass, Watch watch) throws EngineException {
        Floats.requireInput(name(), pass);
        try {
            return plan(pass).run(pass, watch);
        } catch (CardException failed) {
            clear();
            if (!(failed.fault() instanceof DeviceFault.OutOfMemory)) {
                throw unable(failed);
            }
        }
        try {
            return plan(pass).run(pass, watch);
        } catch (CardException failed) {
            clear();
            throw unable(failed);
        }
    }

    private static EngineException unable(CardException failed) {
        return EngineException.ofDevice(
                "cuda does not compute: " + failed.fault().sentence(), failed);
    }

    private CudaPlan plan(Pass pass) throws CardException, EngineException {
        return plans.plan(pass, (_, uploaded) -> planned(pass, uploaded));
    }

    private CudaPlan planned(Pass pass, CardWeights uploaded)
            throws CardException, EngineException {
        Floats.requireWeights(name(), pass);
        return new CudaPlan(card, pass, uploaded, algorithms);
    }

    @Override
    public synchronized void forget(Weights weights) {
        settle();
        plans.forget(weights);
    }

    private void clear() {
        settle();
        plans.close();
    }

    /** Waits for what is queued, for it may use what is given back now. */
    private void settle() {
        try {
            card.await();
        } catch (CardException known) {
            // Whoever asked for it has been told, or nobody did.
        }
    }

    @Override
    public synchronized void close() {
        clear();
        card.close();
    }
}
