package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_SCALES;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import convscope.engine.plan.Folded;
import convscope.engine.plan.Magnitudes;
import convscope.engine.plan.RowMajor;
import convscope.engine.plan.Task;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one {@link Weights} in the layouts that the kernels want, packed once and shared
 * by all plans.
 */
final class PackedWeights implements AutoCloseable {

    private final engine cpu;
    private final stream queue;
    private final Weights weights;
    private final Magnitudes magnitudes;
    private final Map<String, List<memory>> packed = new HashMap<>();

    PackedWeights(engine cpu, stream queue, Weights weights) {
        this.cpu = cpu;
        this.queue = queue;
        this.weights = weights;
        this.magnitudes = new Magnitudes(weights);
    }

    Weights weights() {
        return weights;
    }

    Magnitudes magnitudes() {
        return magnitudes;
    }

    /**
     * {@return a tensor in the layout wanted}
     *
     * @param name of the tensor
     * @param plain its row-major description, [out, in, ...] or [groups, out / groups, ...], or the
     *     same memory as [in, out]
     * @param wanted the description that the kernel asks for
     * @param norm what its output channels are multiplied with the scale of, if anything
     */
    memory get(String name, memory.desc plain, memory.desc wanted, @Nullable Node norm) {
        List<memory> known = packed.computeIfAbsent(key(name, norm), _ -> new ArrayList<>());
        for (memory candidate : known) {
            if (candidate.get_desc().equals(wanted)) {
                return candidate;
            }
        }
        memory target = new memory(wanted, cpu);
        target.retainReference();
        known.add(target);
        try (PointerScope _ = new PointerScope();
                RowMajor tensor = RowMajor.of(weights.get(name))) {
            pack(new memory(plain, cpu, tensor.numbers()), target, norm);
        }
        return target;
    }

    private static String key(String name, @Nullable Node norm) {
        return norm == null ? name : name + " x " + norm.id();
    }

    private static String key(Task task) {
        return key(task.base().tensor(Role.WEIGHT), task.folded().orElse(null));
    }

    private static boolean packs(Op op) {
        return op instanceof Op.Conv2d || op instanceof Op.Linear;
    }

    /** {@return how many numbers of these tasks are not packed yet} */
    long missing(List<Task> tasks) {
        return tasks.stream()
                .filter(task -> packs(task.base().op()) && !packed.containsKey(key(task)))
                .mapToLong(task -> weights.get(task.base().tensor(Role.WEIGHT)).length())
                .sum();
    }

    /** The scale is applied on the way, so that the tensor is read and written once. */
    private void pack(memory from, memory to, @Nullable Node norm) {
        primitive_attr attributes = new primitive_attr();
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(DNNL_ARG_FROM, from);
        arguments.put(DNNL_ARG_TO, to);
        if (norm != null) {
            float[] scale = Folded.of(norm, weights).scale();
            attributes.set_scales_mask(DNNL_ARG_FROM, outputs(from.get_desc().get_ndims()));
            arguments.put(
                    DNNL_ARG_ATTR_SCALES | DNNL_ARG_FROM,
                    new memory(Layouts.FLOAT32.vector(scale.length), cpu, new FloatPointer(scale)));
        }
        new reorder(new reorder.primitive_desc(from, to, attributes, false))
                .execute(queue, arguments);
        queue._wait();
    }

    /** Which dimensions count output channels, a bit each. */
    private static int outputs(int dimensions) {
        return switch (dimensions) {
            case 2 -> 0b10;
            case 5 -> 0b11;
            default -> 0b1;
        };
    }

    @Override
    public void close() {
        packed.values().forEach(list -> list.forEach(memory::releaseReference));
        packed.clear();
    }
}
