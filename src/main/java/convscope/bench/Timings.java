package convscope.bench;

import java.util.List;

/**
 * How long runs of one thing took.
 *
 * @param milliseconds one number a run, in the order of the runs; at least one
 */
public record Timings(List<Double> milliseconds) {

    public Timings {
        milliseconds = List.copyOf(milliseconds);
        if (milliseconds.isEmpty()) {
            throw new IllegalArgumentException("there is no run");
        }
    }

    public int runs() {
        return milliseconds.size();
    }

    /** {@return the middle one in milliseconds; of an even number, the mean of the middle two} */
    public double median() {
        List<Double> sorted = milliseconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** {@return the shortest in milliseconds} */
    public double minimum() {
        return milliseconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** {@return this median as a part of the other's: below 1, this one is faster} */
    public double ratio(Timings other) {
        return median() / other.median();
    }
}
