package convscope.engine.cuda;

import java.util.ArrayList;
import java.util.List;

/** A program with its memory on the card, each call ready to be queued. */
final class LoadedProgram implements AutoCloseable {

    private final Owned owned = new Owned();
    private final List<List<Card.Action>> steps = new ArrayList<>();
    private final List<Card.Mark> marks = new ArrayList<>();
    private final Card.Pinned host;
    private final Card.Memory workspace;

    /**
     * @throws CardException in particular where there is not enough memory; then nothing is held
     */
    LoadedProgram(Card card, Program program, CardWeights weights, Algorithms algorithms)
            throws CardException {
        boolean done = false;
        try {
            require(card, program.arena() + weights.missing(program.constants()));
            weights.load(program.constants());
            Card.Memory arena = owned.with(card.allocate(program.arena()));
            this.host = owned.with(card.pin(program.host()));
            Card.Locations locations = locations(arena, host, weights);
            long most = 1;
            marks.add(owned.with(card.mark()));
            for (Program.Step step : program.steps()) {
                List<Card.Action> actions = new ArrayList<>();
                for (Call call : step.calls()) {
                    Card.Action action = owned.with(card.ready(call, locations, algorithms));
                    actions.add(action);
                    most = Math.max(most, action.workspace());
                }
                steps.add(actions);
                marks.add(owned.with(card.mark()));
            }
            this.workspace = owned.with(card.allocate(most));
            done = true;
        } finally {
            if (!done) {
                owned.close();
            }
        }
    }

    private static void require(Card card, long bytes) throws CardException {
        long free = card.free();
        if (bytes > free) {
            throw new CardException(new DeviceFault.OutOfMemory(bytes, free));
        }
    }

    private static Card.Locations locations(
            Card.Memory arena, Card.Pinned host, CardWeights weights) {
        return new Card.Locations() {
            @Override
            public Card.Location of(DevicePlace place) {
                return switch (place) {
                    case DevicePlace.InArena(long offset) -> new Card.Location(arena, offset);
                    case DevicePlace.Uploaded(Constant constant) -> weights.location(constant);
                };
            }

            @Override
            public Card.Pinned host() {
                return host;
            }
        };
    }

    Card.Pinned host() {
        return host;
    }

    int steps() {
        return steps.size();
    }

    void queue(int step) throws CardException {
        for (Card.Action action : steps.get(step)) {
            action.queue(workspace);
        }
    }

    void queueAll() throws CardException {
        for (int step = 0; step < steps(); step++) {
            queue(step);
        }
    }

    /** Marks the moment before this step; behind the last one where it is {@link #steps}. */
    void mark(int step) throws CardException {
        marks.get(step).set();
    }

    /** {@return how long a step took, in nanoseconds, once everything is done} */
    long nanoseconds(int step) throws CardException {
        return marks.get(step + 1).since(marks.get(step));
    }

    /** {@return how long the whole took from the first mark to the last, in nanoseconds} */
    long nanoseconds() throws CardException {
        return marks.getLast().since(marks.getFirst());
    }

    @Override
    public void close() {
        owned.close();
    }
}
