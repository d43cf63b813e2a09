package convscope.engine.cuda;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which algorithm each convolution uses, chosen once per shape: by the card's estimate as long as a
 * shape is new, for that costs nothing, by measuring as soon as its plan is used again and again.
 */
final class Algorithms {

    /** More than this is not spent on one convolution. */
    static final long MOST_WORKSPACE = 512L << 20;

    private static final int MOST_SHAPES = 4096;

    private final Card card;
    private final Map<Convolution, Algorithm> estimated = recent();
    private final Map<Convolution, Algorithm> measured = recent();

    Algorithms(Card card) {
        this.card = card;
    }

    /** Of many changing designs, the shapes of the last ones. */
    private static Map<Convolution, Algorithm> recent() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Convolution, Algorithm> eldest) {
                return size() > MOST_SHAPES;
            }
        };
    }

    /** {@return the measured one where there is one} */
    Algorithm of(Convolution convolution) throws CardException {
        Algorithm known = measured.getOrDefault(convolution, estimated.get(convolution));
        if (known == null) {
            known = best(convolution, false);
            estimated.put(convolution, known);
        }
        return known;
    }

    /** {@return whether another one is faster than was estimated; where none runs, none is} */
    boolean measure(Convolution convolution) throws CardException {
        if (measured.containsKey(convolution)) {
            return false;
        }
        Algorithm before = of(convolution);
        Algorithm best = fastest(convolution).orElse(before);
        measured.put(convolution, best);
        return best.number() != before.number() || best.math() != before.math();
    }

    private Optional<Algorithm> fastest(Convolution convolution) {
        try {
            return Optional.of(best(convolution, true));
        } catch (CardException noneRan) {
            return Optional.empty();
        }
    }

    private Algorithm best(Convolution convolution, boolean measuring) throws CardException {
        List<Algorithm> offered = card.algorithms(convolution, measuring);
        return offered.stream()
                .filter(algorithm -> algorithm.workspace() <= MOST_WORKSPACE)
                .min(Comparator.comparingDouble(Algorithm::milliseconds))
                .orElseThrow(
                        () ->
                                new CardException(
                                        new DeviceFault.CallFailed(
                                                "a convolution of "
                                                        + convolution.from()
                                                        + " with "
                                                        + convolution.weight(),
                                                "cuDNN offers no algorithm for it")));
    }
}
