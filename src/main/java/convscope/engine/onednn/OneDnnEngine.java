package convscope.engine.onednn;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Room;
import convscope.engine.Watch;
import convscope.engine.plan.PlanKey;
import convscope.weights.Weights;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The engine on oneDNN. Plans and packed weights of the last few graphs are kept. */
public final class OneDnnEngine implements ForwardEngine {

    private static final int MOST_PLANS = 6;
    private static final int MOST_WEIGHTS = 2;

    private final engine cpu;
    private final stream queue;
    private final OpenMp threads;
    private final Layouts layouts;
    private final Map<PlanKey, Plan> plans = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<PackedWeights> packed = new ArrayDeque<>();

    /**
     * @throws UnsatisfiedLinkError if the library does not load on this machine
     */
    public OneDnnEngine(EngineSettings settings) {
        this.cpu = new engine(dnnl.dnnl_cpu, 0);
        this.queue = new stream(cpu);
        this.threads = new OpenMp(settings.threadsHere());
        this.layouts = settings.fastMath() && fastMath() ? Layouts.BF16 : Layouts.FLOAT32;
    }

    /** {@return what it is called on the screen, with its version} */
    public static String title() {
        dnnl_version_t version = dnnl.dnnl_version();
        return String.format(
                Locale.ROOT, "oneDNN %d.%d.%d", version.major(), version.minor(), version.patch());
    }

    /** {@return the instruction set that it uses on this machine} */
    public static String instructions() {
        return InstructionSet.here().title();
    }

    /** {@return whether bf16 is faster than float32 on this machine} */
    public static boolean fastMath() {
        return InstructionSet.here().bf16();
    }

    @Override
    public String name() {
        return "onednn";
    }

    @Override
    public String device() {
        return "CPU, %s, %s%s"
                .formatted(
                        instructions(),
                        threads.says(),
                        layouts.equals(Layouts.BF16) ? ", bf16" : "");
    }

    @Override
    public synchronized Activations run(Pass pass, Watch watch) throws EngineException {
        requireFloats("the input", pass.input());
        threads.take();
        try {
            return plan(pass).run(pass, queue, watch);
        } catch (OutOfMemoryError e) {
            throw new EngineException(
                    "the pass ran out of memory; a smaller input or a smaller batch needs less", e);
        }
    }

    private static void requireFloats(String what, INDArray array) throws EngineException {
        if (array.dataType() != DataType.FLOAT) {
            throw new EngineException(
                    "onednn computes in float32 and %s is %s; nd4j computes in float64"
                            .formatted(what, array.dataType()));
        }
    }

    private Plan plan(Pass pass) throws EngineException {
        PlanKey key = PlanKey.of(pass);
        Plan known = plans.get(key);
        if (known != null) {
            return known;
        }
        Room.requireSteps(pass.graph());
        for (String tensor : pass.graph().tensors().keySet()) {
            requireFloats(tensor, pass.weights().get(tensor));
        }
        Plan made =
                new Plan(
                        cpu,
                        layouts,
                        pass.graph(),
                        pass.keep(),
                        key.batch(),
                        packed(pass.weights()));
        plans.put(key, made);
        if (plans.size() > MOST_PLANS) {
            var eldest = plans.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        return made;
    }

    private PackedWeights packed(Weights weights) {
        for (PackedWeights candidate : packed) {
            if (candidate.weights() == weights) {
                return candidate;
            }
        }
        PackedWeights made = new PackedWeights(cpu, queue, weights);
        packed.addFirst(made);
        if (packed.size() > MOST_WEIGHTS) {
            packed.removeLast().close();
        }
        return made;
    }

    @Override
    public synchronized void forget(Weights weights) {
        plans.entrySet()
                .removeIf(
                        entry -> {
                            boolean reads = entry.getKey().weights() == weights;
                            if (reads) {
                                entry.getValue().close();
                            }
                            return reads;
                        });
        packed.removeIf(
                candidate -> {
                    boolean those = candidate.weights() == weights;
                    if (those) {
                        candidate.close();
                    }
                    return those;
                });
    }

    @Override
    public synchronized void close() {
        plans.values().forEach(Plan::close);
        plans.clear();
        packed.forEach(PackedWeights::close);
        packed.clear();
        queue.close();
        cpu.close();
    }
}
