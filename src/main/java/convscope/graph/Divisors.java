package convscope.graph;

import java.util.List;
import java.util.stream.IntStream;

/** The legal numbers of groups. */
public final class Divisors {

    private Divisors() {}

    /** {@return the common divisors of both, ascending} */
    public static List<Integer> common(int first, int second) {
        return of(greatest(first, second));
    }

    /** {@return the common divisors of all, of which there is one at least, ascending} */
    public static List<Integer> common(List<Integer> numbers) {
        return of(numbers.stream().reduce(Divisors::greatest).orElseThrow());
    }

    public static List<Integer> of(int number) {
        return IntStream.rangeClosed(1, number).filter(d -> number % d == 0).boxed().toList();
    }

    private static int greatest(int first, int second) {
        return second == 0 ? first : greatest(second, first % second);
    }
}
