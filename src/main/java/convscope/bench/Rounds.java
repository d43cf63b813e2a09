package convscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Runs contestants in turns, A B A B, so that whatever else the machine does meets all of them.
 *
 * <p>Where there are several, each turn begins with {@value #SETTLING} milliseconds of runs that
 * are not counted, one at least: in them the caches become this contestant's, and threads of the
 * one before, which spin a while after their work, go to sleep.
 *
 * @param runs how many runs of each are counted at most
 * @param seconds when this much time is over no new round begins, but for the first {@value
 *     #FEWEST}
 */
public record Rounds(int runs, double seconds) {

    static final int FEWEST = 3;
    static final int SETTLING = 20;

    public Rounds {
        if (runs < 1 || !(seconds > 0)) {
            throw new IllegalArgumentException("at least one run and some time are needed");
        }
    }

    /** {@return the times of each, in the order of the contestants} */
    public <X extends Exception> List<Timings> of(List<? extends Contestant<X>> contestants)
            throws X {
        return of(contestants, System::nanoTime);
    }

    <X extends Exception> List<Timings> of(
            List<? extends Contestant<X>> contestants, LongSupplier clock) throws X {
        List<List<Double>> seen = new ArrayList<>();
        contestants.forEach(each -> seen.add(new ArrayList<>()));
        long start = clock.getAsLong();
        for (int round = 0; round < runs; round++) {
            if (round >= FEWEST && (clock.getAsLong() - start) / 1e9 >= seconds) {
                break;
            }
            for (int turn = 0; turn < contestants.size(); turn++) {
                if (round == 0 || contestants.size() > 1) {
                    settle(contestants.get(turn), clock);
                }
                seen.get(turn).add(contestants.get(turn).run());
            }
        }
        return seen.stream().map(Timings::new).toList();
    }

    private static <X extends Exception> void settle(Contestant<X> contestant, LongSupplier clock)
            throws X {
        long start = clock.getAsLong();
        do {
            contestant.run();
        } while ((clock.getAsLong() - start) / 1e6 < SETTLING);
    }
}
