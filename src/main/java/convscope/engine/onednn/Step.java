package convscope.engine.onednn;

import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/**
 * What runs natively for a task: one call, or a few. It holds what it needs until it is closed,
 * beyond the scope that it was made in; a plan has hundreds of thousands of them.
 */
sealed interface Step extends AutoCloseable {

    void run(stream queue);

    @Override
    default void close() {}

    /** A primitive with the memory that it reads and writes, which the arguments hold. */
    record Call(primitive kernel, IntMemoryMap arguments) implements Step {

        public Call {
            kernel.retainReference();
            arguments.retainReference();
        }

        @Override
        public void run(stream queue) {
            kernel.execute(queue, arguments);
        }

        @Override
        public void close() {
            kernel.releaseReference();
            arguments.releaseReference();
        }
    }

    /** Zeroes a stretch of memory. */
    record Zero(Pointer at, long bytes) implements Step {
        @Override
        public void run(stream queue) {
            Pointer.memset(at, 0, bytes);
        }
    }

    /** Loops of our own, where oneDNN has none that is right. */
    record Loops(Runnable loops) implements Step {
        @Override
        public void run(stream queue) {
            queue._wait();
            loops.run();
        }
    }

    /**
     * One of two, as it turns out.
     *
     * @param sum makes the numbers looked at
     */
    record IfFinite(Step sum, Numbers numbers, Step quick, Step exact) implements Step {
        @Override
        public void run(stream queue) {
            sum.run(queue);
            queue._wait();
            (finite() ? quick : exact).run(queue);
        }

        @Override
        public void close() {
            sum.close();
            quick.close();
            exact.close();
        }

        private boolean finite() {
            int pixels = Math.toIntExact(numbers.pixels());
            float[] read = new float[pixels * numbers.channels()];
            numbers.read(0, pixels, read);
            boolean finite = true;
            for (float number : read) {
                finite &= Float.isFinite(number);
            }
            return finite;
        }
    }

    record Several(List<Step> steps) implements Step {
        @Override
        public void run(stream queue) {
            steps.forEach(step -> step.run(queue));
        }

        @Override
        public void close() {
            steps.forEach(Step::close);
        }
    }
}
