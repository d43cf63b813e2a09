package convscope.engine.onednn;

import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/** What runs natively for a task: one call, or a few. */
sealed interface Step {

    void run(stream queue);

    /** A primitive with the memory that it reads and writes. */
    record Call(primitive kernel, IntMemoryMap arguments, List<memory> kept) implements Step {
        @Override
        public void run(stream queue) {
            kernel.execute(queue, arguments);
        }
    }

    /** Zeroes a stretch of memory. */
    record Zero(Pointer at, long bytes) implements Step {
        @Override
        public void run(stream queue) {
            Pointer.memset(at, 0, bytes);
        }
    }

    record Several(List<Step> steps) implements Step {
        @Override
        public void run(stream queue) {
            steps.forEach(step -> step.run(queue));
        }
    }
}
