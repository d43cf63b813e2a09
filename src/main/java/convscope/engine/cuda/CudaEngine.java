package convscope.engine.cuda;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.plan.PlanKey;
import convscope.weights.Weights;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The engine on an NVIDIA card. Plans and weights of the last few graphs stay there. */
final class CudaEngine implements ForwardEngine {

    private static final int MOST_PLANS = 6;
    private static final int MOST_WEIGHTS = 2;

    private final Card card;
    private final boolean fast;
    private final Algorithms algorithms;
    private final Map<PlanKey, CudaPlan> plans = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<CardWeights> uploaded = new ArrayDeque<>();

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
    }

    private static Card opened(boolean fast) throws EngineException {
        try {
            return switch (Probe.of(new Machine())) {
                case Probe.Found(Facts facts) -> CudnnCard.open(facts, fast);
                case Probe.Missing(Fault fault) -> throw new CardException(fault);
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
        requireFloats("the input", pass.input());
        try {
            return plan(pass).run(pass, watch);
        } catch (CardException failed) {
            clear();
            if (!(failed.fault() instanceof Fault.OutOfMemory)) {
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

    private static void requireFloats(String what, INDArray array) throws EngineException {
        if (array.dataType() != DataType.FLOAT) {
            throw new EngineException(
                    "cuda computes in float32 and %s is %s; nd4j computes in float64"
                            .formatted(what, array.dataType()));
        }
    }

    private CudaPlan plan(Pass pass) throws CardException, EngineException {
        PlanKey key = PlanKey.of(pass);
        CudaPlan known = plans.get(key);
        if (known != null) {
            return known;
        }
        for (String tensor : pass.graph().tensors().keySet()) {
            requireFloats(tensor, pass.weights().get(tensor));
        }
        CudaPlan made = new CudaPlan(card, pass, uploaded(pass.weights()), algorithms);
        plans.put(key, made);
        if (plans.size() > MOST_PLANS) {
            var eldest = plans.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        return made;
    }

    private CardWeights uploaded(Weights weights) {
        for (CardWeights candidate : uploaded) {
            if (candidate.weights() == weights) {
                return candidate;
            }
        }
        CardWeights made = new CardWeights(card, weights);
        uploaded.addFirst(made);
        if (uploaded.size() > MOST_WEIGHTS) {
            drop(uploaded.removeLast());
        }
        return made;
    }

    /** Plans read the weights where they lie. */
    private void drop(CardWeights old) {
        plans.entrySet()
                .removeIf(
                        entry -> {
                            boolean reads = entry.getKey().weights() == old.weights();
                            if (reads) {
                                entry.getValue().close();
                            }
                            return reads;
                        });
        old.close();
    }

    @Override
    public synchronized void forget(Weights weights) {
        settle();
        for (CardWeights old : List.copyOf(uploaded)) {
            if (old.weights() == weights) {
                uploaded.remove(old);
                drop(old);
            }
        }
    }

    private void clear() {
        settle();
        plans.values().forEach(CudaPlan::close);
        plans.clear();
        uploaded.forEach(CardWeights::close);
        uploaded.clear();
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
