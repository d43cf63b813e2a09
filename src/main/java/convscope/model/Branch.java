package convscope.model;

/**
 * One or several equal branches of a {@link Parallel}: same body, each copy with weights of its
 * own.
 *
 * @param copies how many equal branches stand side by side, 1 to {@value #MOST_COPIES}
 * @param body what each does; the empty sequence is the identity
 */
public record Branch(int copies, Sequence body) {

    public static final int MOST_COPIES = 4096;

    /**
     * @throws IllegalArgumentException if there are fewer copies than 1 or more than {@value
     *     #MOST_COPIES}
     */
    public Branch {
        Check.between("copies", copies, 1, MOST_COPIES);
    }

    public static Branch of(Block... blocks) {
        return new Branch(1, Sequence.of(blocks));
    }

    public static Branch identity() {
        return new Branch(1, Sequence.EMPTY);
    }
}
