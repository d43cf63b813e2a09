package convscope.compare;

import convscope.engine.Difference;
import convscope.picture.FeatureMaps;
import convscope.proof.DifferenceMap;
import convscope.proof.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far the values of two designs are apart.
 *
 * @param worst the largest difference over all channels, and where it is
 * @param maps the absolute difference at every place
 */
public record Apart(Difference worst, FeatureMaps maps) {

    /**
     * {@return the difference of two values [1, C, H, W] or [1, C] of equal shape}
     *
     * @throws IllegalArgumentException if they differ in channels, rows or columns
     */
    public static Apart of(INDArray first, INDArray second) {
        DifferenceMap map = DifferenceMap.of(first, second);
        return new Apart(
                Difference.of(first, second),
                new FeatureMaps(map.channels(), map.height(), map.width(), map.values()));
    }

    /** {@return whether there is a difference beyond rounding} */
    public boolean differs() {
        return worst.relative() > Precision.FLOAT32.threshold();
    }

    /** {@return where one channel is farthest apart} */
    public Difference.Location farthest(int channel) {
        int worstAt = 0;
        for (int at = 0; at < maps.area(); at++) {
            float here = maps.values()[channel * maps.area() + at];
            float most = maps.values()[channel * maps.area() + worstAt];
            worstAt = here > most ? at : worstAt;
        }
        return new Difference.Location(channel, worstAt / maps.width(), worstAt % maps.width());
    }
}
