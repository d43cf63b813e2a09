package convscope.analysis;

/** Sums and products that stop at the greatest long instead of running over. */
final class Saturating {

    private Saturating() {}

    static long sum(long first, long second) {
        long sum = first + second;
        boolean ranOver = ((first ^ sum) & (second ^ sum)) < 0;
        return ranOver ? limit(first < 0) : sum;
    }

    static long product(long first, long second) {
        long high = Math.multiplyHigh(first, second);
        long low = first * second;
        return high == low >> 63 ? low : limit(first < 0 != second < 0);
    }

    static long product(long first, long second, long third) {
        return product(product(first, second), third);
    }

    private static long limit(boolean negative) {
        return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
