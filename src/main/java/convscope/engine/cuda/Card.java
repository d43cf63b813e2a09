package convscope.engine.cuda;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A graphics card with its libraries, as far as this engine needs them: memory, calls in one queue,
 * marks of time, recorded queues. Whoever asks for something closes it.
 */
interface Card extends AutoCloseable {

    /** What somebody holds and gives back. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Bytes on the card. */
    interface Memory extends Held {}

    /** Numbers that the card can reach although they lie on the host. */
    interface Pinned extends Held {
        FloatPointer numbers();
    }

    /** A call made ready, to be queued any number of times. */
    interface Action extends Held {

        /** {@return how many bytes it needs beside what it reads and writes} */
        long workspace();

        /**
         * @param workspace as large as the largest that this plan's actions need
         */
        void queue(Memory workspace) throws CardException;
    }

    /** A moment in the queue. */
    interface Mark extends Held {

        /** Marks the place in the queue that comes next. */
        void set() throws CardException;

        /** {@return the nanoseconds from an earlier mark to this one, both passed} */
        long since(Mark earlier) throws CardException;
    }

    /** What was queued once, to be done again in one go. */
    interface Replay extends Held {
        void queue() throws CardException;
    }

    /** Something that queues. */
    interface Queueing {
        void run() throws CardException;
    }

    /** A stretch of memory, in bytes from its start. */
    record Location(Memory memory, long offset) {}

    /** Where a plan's numbers really are. */
    interface Locations {
        Location of(DevicePlace place);

        Pinned host();
    }

    /** {@return what it is, for the screen} */
    Facts facts();

    /** {@return how many bytes nobody uses} */
    long free() throws CardException;

    Memory allocate(long bytes) throws CardException;

    Pinned pin(long numbers) throws CardException;

    /** Puts numbers there, and waits for it. */
    void upload(float[] numbers, Location to) throws CardException;

    /**
     * {@return the algorithms that it offers for a convolution}
     *
     * @param measured whether it runs each once and says how long that took, or estimates only
     */
    List<Algorithm> algorithms(Convolution convolution, boolean measured) throws CardException;

    /**
     * {@return the call, ready}
     *
     * @param algorithms says which one a convolution uses
     */
    Action ready(Call call, Locations locations, Algorithms algorithms) throws CardException;

    Mark mark() throws CardException;

    /** {@return what was queued meanwhile, which is not done now} */
    Replay record(Queueing queueing) throws CardException;

    /** Waits until everything queued is done. */
    void await() throws CardException;

    /** {@return nanoseconds of a clock by which two ways to queue the same are compared} */
    default long clock() {
        return System.nanoTime();
    }

    @Override
    void close();
}
