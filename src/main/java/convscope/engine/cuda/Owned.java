package convscope.engine.cuda;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is to be given back together, the last first; also where only a part of it was got. */
final class Owned implements AutoCloseable {

    private final Deque<Card.Held> things = new ArrayDeque<>();

    <T extends Card.Held> T with(T thing) {
        things.push(thing);
        return thing;
    }

    @Override
    public void close() {
        while (!things.isEmpty()) {
            things.pop().close();
        }
    }
}
