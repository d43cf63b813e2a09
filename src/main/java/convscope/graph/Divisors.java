package convscope.graph;

import java.util.List;
import java.util.stream.IntStream;

/** The legal numbers of groups. */
public final class Divisors {

    private Divisors() {}

    /** {@return the common divisors of both, ascending} */
    public static List<Integer> common(int first, int second) {
        int greatest = greatest(first, second);
        return IntStream.rangeClosed(1, greatest).filter(d -> greatest % d == 0).boxed().toList();
    }

    public static List<Integer> of(int number) {
        return common(number, number);
    }

    private static int greatest(int first, int second) {
        return second == 0 ? first : greatest(second, first % second);
    }
}
