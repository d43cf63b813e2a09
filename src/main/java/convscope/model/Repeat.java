package convscope.model;

/**
 * A body several times one after the other, each time with weights of its own.
 *
 * @param times 1 to {@value #MOST_TIMES}
 * @param body what is repeated
 */
public record Repeat(int times, Sequence body) implements Block {

    public static final int MOST_TIMES = 4096;

    /**
     * @throws IllegalArgumentException if {@code times} is out of its range
     */
    public Repeat {
        Check.between("times", times, 1, MOST_TIMES);
    }

    @Override
    public String kind() {
        return "repeat";
    }
}
