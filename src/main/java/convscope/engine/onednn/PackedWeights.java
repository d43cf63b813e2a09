package convscope.engine.onednn;

import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The tensors of one {@link Weights} in the layouts that the kernels want, packed once and shared
 * by all plans.
 */
final class PackedWeights implements AutoCloseable {

    private final engine cpu;
    private final stream queue;
    private final Weights weights;
    private final Map<String, List<memory>> packed = new HashMap<>();

    PackedWeights(engine cpu, stream queue, Weights weights) {
        this.cpu = cpu;
        this.queue = queue;
        this.weights = weights;
    }

    Weights weights() {
        return weights;
    }

    /**
     * {@return the tensor in the layout wanted}
     *
     * @param name what it is, folded or not; the same name always means the same numbers
     * @param plain its row-major description
     * @param wanted the description that the kernel asks for
     * @param values its numbers in row-major order, asked for only if it is not packed yet
     */
    memory get(String name, memory.desc plain, memory.desc wanted, Supplier<FloatPointer> values) {
        List<memory> known = packed.computeIfAbsent(name, key -> new ArrayList<>());
        for (memory candidate : known) {
            if (candidate.get_desc().equals(wanted)) {
                return candidate;
            }
        }
        memory target = new memory(wanted, cpu);
        target.retainReference();
        known.add(target);
        memory source = new memory(plain, cpu, values.get());
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM, source);
        arguments.put(org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO, target);
        new reorder(new reorder.primitive_desc(cpu, plain, cpu, wanted)).execute(queue, arguments);
        queue._wait();
        return target;
    }

    @Override
    public void close() {
        packed.values().forEach(list -> list.forEach(memory::releaseReference));
        packed.clear();
    }
}
