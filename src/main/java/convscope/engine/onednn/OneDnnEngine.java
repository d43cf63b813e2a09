package convscope.engine.onednn;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Room;
import convscope.engine.Watch;
import convscope.engine.plan.Floats;
import convscope.engine.plan.PlanCache;
import convscope.engine.plan.PlanKey;
import convscope.weights.Weights;
import java.util.Locale;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.stream;

/** The engine on oneDNN. Plans and packed weights of the last few graphs are kept. */
final class OneDnnEngine implements ForwardEngine {

    private final engine cpu;
    private final stream queue;
    private final OpenMp threads;
    private final Layouts layouts;
    private final PlanCache<PackedWeights, Plan> plans;

    /**
     * @throws UnsatisfiedLinkError if the library does not load on this machine
     */
    OneDnnEngine(EngineSettings settings) {
        this.cpu = new engine(dnnl.dnnl_cpu, 0);
        this.queue = new stream(cpu);
        this.threads = new OpenMp(settings.threadsHere());
        this.layouts =
                settings.fastMath() && InstructionSet.here().bf16()
                        ? Layouts.BF16
                        : Layouts.FLOAT32;
        this.plans =
                new PlanCache<>(
                        weights -> new PackedWeights(cpu, queue, weights),
                        PackedWeights::close,
                        Plan::close);
    }

    /** {@return what it is called on the screen, with its version} */
    static String title() {
        dnnl_version_t version = dnnl.dnnl_version();
        return String.format(
                Locale.ROOT, "oneDNN %d.%d.%d", version.major(), version.minor(), version.patch());
    }

    @Override
    public String name() {
        return OneDnnKind.NAME;
    }

    @Override
    public String device() {
        return "CPU, %s, %s%s"
                .formatted(
                        InstructionSet.here().title(),
                        threads.says(),
                        layouts.equals(Layouts.BF16) ? ", bf16" : "");
    }

    @Override
    public synchronized Activations run(Pass pass, Watch watch) throws EngineException {
        Floats.requireInput(name(), pass);
        threads.take();
        try {
            return plans.plan(pass, (key, packed) -> planned(pass, key, packed))
                    .run(pass, queue, watch);
        } catch (OutOfMemoryError e) {
            throw new EngineException(
                    "the pass ran out of memory; a smaller input or a smaller batch needs less", e);
        }
    }

    private Plan planned(Pass pass, PlanKey key, PackedWeights packed) throws EngineException {
        Room.requireSteps(pass.graph());
        Floats.requireWeights(name(), pass);
        return new Plan(cpu, layouts, key.graph(), key.keep(), key.batch(), packed);
    }

    @Override
    public synchronized void forget(Weights weights) {
        plans.forget(weights);
    }

    @Override
    public synchronized void close() {
        plans.close();
        queue.close();
        cpu.close();
    }
}
