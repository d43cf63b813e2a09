package convscope.proof;

import convscope.engine.Difference;

/**
 * How far two sides were apart on one engine.
 *
 * @param engine the engine's word
 * @param type in which numbers it computed
 * @param worst the largest difference over all inputs
 * @param input on which of the inputs it was seen, from 0
 */
public record Finding(String engine, Precision type, Difference worst, int input) {

    /** {@return the greatest relative difference at which the two count as equal here} */
    public double threshold() {
        return type.threshold();
    }

    /** {@return whether they agree; what is infinitely far apart never does} */
    public boolean holds() {
        return worst.relative() <= threshold();
    }
}
