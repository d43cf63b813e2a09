package convscope.engine.cuda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Stands in for a card: memory is arrays full of NaN, a call is what its documentation says, in
 * plain loops. What is fetched is read as late as a card may read it, at the join. Faults can be
 * ordered, and everything held is counted.
 */
final class HostCard implements Card {

    static final Facts FACTS = new Facts("Stand-in", 80L << 30, 90, 13000, 13000, 91900);

    final List<Call> calls = new ArrayList<>();
    private final List<Runnable> fetching = new ArrayList<>();
    private final HostCalls host = new HostCalls();
    private List<Queueing> recording;
    private int held;
    private int allocations;
    private int queued;
    private int measured;
    private int failingAllocation = Integer.MAX_VALUE;
    private int failingCall = Integer.MAX_VALUE;
    private long room = 16L << 30;
    private long clock;
    private long replayTakes = 1;
    private int replays;
    private boolean closed;

    private record HostMemory(float[] numbers, HostCard card) implements Memory {
        @Override
        public void close() {
            card.held--;
        }
    }

    private record HostPinned(FloatPointer numbers, HostCard card) implements Pinned {
        @Override
        public void close() {
            numbers.close();
            card.held--;
        }
    }

    private final class HostAction implements Action {

        private final Call call;
        private final Runnable effect;

        HostAction(Call call, Runnable effect) {
            this.call = call;
            this.effect = effect;
            held++;
        }

        @Override
        public long workspace() {
            return call instanceof Call.Mean ? 64 : 0;
        }

        @Override
        public void queue(Memory workspace) throws CardException {
            if (recording == null) {
                clock++;
                run();
            } else {
                recording.add(this::run);
            }
        }

        private void run() throws CardException {
            countCall();
            calls.add(call);
            if (call instanceof Call.Fetch) {
                fetching.add(effect);
            } else {
                effect.run();
            }
        }

        @Override
        public void close() {
            held--;
        }
    }

    private final class HostMark implements Mark {

        private long moment;

        HostMark() {
            held++;
        }

        @Override
        public void set() {
            moment = clock;
        }

        @Override
        public long since(Mark earlier) {
            return moment - ((HostMark) earlier).moment;
        }

        @Override
        public void close() {
            held--;
        }
    }

    private final class HostReplay implements Replay {

        private final List<Queueing> recorded;

        HostReplay(List<Queueing> recorded) {
            this.recorded = recorded;
            held++;
        }

        @Override
        public void queue() throws CardException {
            for (Queueing each : recorded) {
                each.run();
            }
            clock += replayTakes;
            replays++;
        }

        @Override
        public void close() {
            held--;
        }
    }

    /** {@return how many things somebody holds} */
    int held() {
        return held;
    }

    boolean closed() {
        return closed;
    }

    /** {@return how many shapes were measured} */
    int measured() {
        return measured;
    }

    int allocations() {
        return allocations;
    }

    /** The so-many-th allocation from now finds no memory. */
    void failAllocation(int number) {
        failingAllocation = number == 0 ? Integer.MAX_VALUE : allocations + number;
    }

    /** The so-many-th call or upload from now, and all after it, fail. */
    void failCall(int number) {
        failingCall = number == 0 ? Integer.MAX_VALUE : queued + number;
    }

    void room(long bytes) {
        room = bytes;
    }

    /** How long a replay takes, of however many calls; a call that is queued by itself takes 1. */
    void replayTakes(long nanoseconds) {
        replayTakes = nanoseconds;
    }

    /** {@return how often a recording was replayed} */
    int replays() {
        return replays;
    }

    /** Counts what was queued, so that what is faster does not depend on the machine. */
    @Override
    public long clock() {
        return clock;
    }

    @Override
    public Facts facts() {
        return FACTS;
    }

    @Override
    public long free() {
        return room;
    }

    private void countCall() throws CardException {
        if (++queued >= failingCall) {
            throw new CardException(new DeviceFault.CallFailed("a call", "as ordered"));
        }
    }

    private void take(long bytes) throws CardException {
        if (++allocations == failingAllocation) {
            throw new CardException(new DeviceFault.OutOfMemory(bytes, 0));
        }
        held++;
    }

    @Override
    public Memory allocate(long bytes) throws CardException {
        if (bytes < 1) {
            throw new AssertionError("nothing is allocated");
        }
        take(bytes);
        float[] numbers = new float[Math.toIntExact((bytes + 3) / 4)];
        Arrays.fill(numbers, Float.NaN);
        return new HostMemory(numbers, this);
    }

    @Override
    public Pinned pin(long numbers) throws CardException {
        take(numbers * 4);
        return new HostPinned(new FloatPointer(numbers), this);
    }

    @Override
    public void upload(float[] numbers, Location to) throws CardException {
        countCall();
        System.arraycopy(
                numbers,
                0,
                ((HostMemory) to.memory()).numbers(),
                Math.toIntExact(to.offset() / 4),
                numbers.length);
    }

    /** The second is the faster one, as only measuring shows. */
    @Override
    public List<Algorithm> algorithms(Convolution convolution, boolean measuring) {
        if (measuring) {
            measured++;
        }
        return List.of(
                new Algorithm(0, measuring ? 2 : 0, 0, 3),
                new Algorithm(1, 1, 1024, 3),
                new Algorithm(2, -1, Algorithms.MOST_WORKSPACE + 1, 3));
    }

    @Override
    public Action ready(Call call, Locations locations, Algorithms algorithms)
            throws CardException {
        Documented.check(call);
        if (call instanceof Call.Convolve convolve) {
            algorithms.of(convolve.convolution());
        } else if (call instanceof Call.ConvolveAndRectify convolve) {
            algorithms.of(convolve.convolution());
        }
        HostCalls.Numbers numbers =
                tensor -> {
                    Location location = locations.of(tensor.place());
                    return new HostCalls.Array(
                            ((HostMemory) location.memory()).numbers(),
                            Math.toIntExact(location.offset() / 4 + tensor.first()),
                            tensor);
                };
        Runnable effect =
                switch (call) {
                    case Call.Load load ->
                            () ->
                                    numbers.of(load.to())
                                            .read(locations.host().numbers(), load.host());
                    case Call.Fetch fetch ->
                            () ->
                                    numbers.of(fetch.from())
                                            .write(locations.host().numbers(), fetch.host());
                    case Call.Join join ->
                            () -> {
                                fetching.forEach(Runnable::run);
                                fetching.clear();
                            };
                    default -> () -> host.run(call, numbers);
                };
        return new HostAction(call, effect);
    }

    @Override
    public Mark mark() {
        return new HostMark();
    }

    @Override
    public Replay record(Queueing queueing) throws CardException {
        List<Queueing> recorded = new ArrayList<>();
        recording = recorded;
        try {
            queueing.run();
        } finally {
            recording = null;
        }
        return new HostReplay(recorded);
    }

    @Override
    public void await() {
        fetching.forEach(Runnable::run);
        fetching.clear();
    }

    @Override
    public void close() {
        closed = true;
    }

    static Optional<Pitched> pitched(Call.Copy copy) {
        return copy.factor() == 1 ? Pitched.of(copy.from(), copy.to()) : Optional.empty();
    }
}
