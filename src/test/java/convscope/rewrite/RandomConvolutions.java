package convscope.rewrite;

import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Shape;
import java.util.Random;

/** Odd geometry, the same for a seed. */
record RandomConvolutions(Random random) {

    /** {@return an input of a few channels, large enough for every kernel here} */
    Shape shape(int channels) {
        return new Shape(channels, 7 + random.nextInt(5), 7 + random.nextInt(5));
    }

    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    /** {@return any geometry, non-square more often than not} */
    Layer.Conv conv(int out, int groups, boolean bias) {
        return new Layer.Conv(
                out,
                new Extent(upTo(3), upTo(3)),
                new Extent(upTo(2), upTo(3)),
                new Extent(random.nextInt(3), random.nextInt(3)),
                new Extent(upTo(2), upTo(3)),
                groups,
                bias);
    }

    /** {@return the same geometry with other channels} */
    static Layer.Conv with(Layer.Conv conv, int out, int groups, boolean bias) {
        return new Layer.Conv(
                out, conv.kernel(), conv.stride(), conv.padding(), conv.dilation(), groups, bias);
    }

    Layer.Conv like(Layer.Conv conv, int out) {
        return with(conv, out, conv.groups(), conv.bias());
    }
}
