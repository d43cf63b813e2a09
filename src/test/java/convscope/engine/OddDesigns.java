package convscope.engine;

import convscope.graph.Divisors;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import java.util.Random;

/** One layer on maps of odd, unequal and unit extents, drawn by a seed; not all of them fit. */
public final class OddDesigns {

    private OddDesigns() {}

    public static Design convolution(Random random) {
        Shape shape = shape(random);
        int groups = divisor(shape, random);
        return alone(
                shape,
                new Layer.Conv(
                        groups * (1 + random.nextInt(5)),
                        new Extent(1 + random.nextInt(4), 1 + random.nextInt(4)),
                        new Extent(1 + random.nextInt(5), 1 + random.nextInt(5)),
                        new Extent(random.nextInt(12), random.nextInt(4)),
                        new Extent(1 + random.nextInt(2), 1 + random.nextInt(2)),
                        groups,
                        random.nextBoolean()));
    }

    /**
     * A convolution with what is fused behind it: windows that meet nothing but padding, taps
     * beside the input, steps wider than the kernel.
     */
    public static Design fusedConvolution(Random random) {
        int groups = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(8);
        int each = random.nextInt(3) > 0 ? 1 + random.nextInt(5) : 16;
        Shape input = new Shape(groups * each, 1 + random.nextInt(6), 1 + random.nextInt(6));
        Layer conv =
                new Layer.Conv(
                        groups * (1 + random.nextInt(5)),
                        extent(random, 1, 4),
                        extent(random, 1, 7),
                        extent(random, 0, 1 + random.nextInt(14)),
                        random.nextBoolean() ? Extent.ONE : extent(random, 1, 5),
                        groups,
                        random.nextBoolean());
        Block one =
                random.nextBoolean()
                        ? conv
                        : Parallel.of(Merge.ADD, new Branch(2, Sequence.of(conv)));
        return new Design("odd", input, Sequence.of(one, new Layer.Relu()));
    }

    private static Extent extent(Random random, int least, int most) {
        int range = most - least + 1;
        return new Extent(least + random.nextInt(range), least + random.nextInt(range));
    }

    public static Design pool(Random random) {
        Extent kernel = new Extent(1 + random.nextInt(4), 1 + random.nextInt(4));
        Extent stride = new Extent(1 + random.nextInt(5), 1 + random.nextInt(5));
        Extent padding =
                new Extent(
                        random.nextInt(kernel.height() / 2 + 1),
                        random.nextInt(kernel.width() / 2 + 1));
        boolean ceil = random.nextBoolean();
        Layer pool =
                random.nextBoolean()
                        ? new Layer.MaxPool(kernel, stride, padding, ceil)
                        : new Layer.AvgPool(kernel, stride, padding, ceil, random.nextBoolean());
        return alone(shape(random), pool);
    }

    /**
     * @param number which of the other layers
     */
    public static Design other(int number, Random random) {
        Shape shape = shape(random);
        Layer layer =
                switch (number % 5) {
                    case 0 -> new Layer.Lrn(1 + random.nextInt(7), 1e-2, 0.75, 1);
                    case 1 -> new Layer.Shuffle(divisor(shape, random));
                    case 2 -> new Layer.FullyConnected(1 + random.nextInt(20), true);
                    case 3 -> new Layer.Subsample(1 + random.nextInt(3));
                    default -> new Layer.Softmax();
                };
        return alone(shape, layer);
    }

    private static int divisor(Shape shape, Random random) {
        List<Integer> divisors = Divisors.of(shape.channels());
        return divisors.get(random.nextInt(divisors.size()));
    }

    public static Design alone(Shape shape, Layer layer) {
        return new Design("alone", shape, Sequence.of(layer));
    }

    private static Shape shape(Random random) {
        return new Shape(1 + random.nextInt(33), 1 + random.nextInt(9), 1 + random.nextInt(9));
    }
}
