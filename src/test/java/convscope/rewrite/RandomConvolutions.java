package convscope.rewrite;

import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
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

    /** {@return what a branch may begin with: it keeps the extent and gives such channels} */
    List<Block> prefix(int channels) {
        List<Block> steps = new ArrayList<>();
        steps.add(Layer.Conv.same(channels, 1, 1, 1));
        if (random.nextBoolean()) {
            steps.add(Layer.BatchNorm.standard());
        }
        if (random.nextBoolean()) {
            steps.add(new Layer.Relu());
        }
        return steps;
    }

    /** {@return a branch of these steps and one more} */
    static Branch branch(int copies, List<Block> steps, Block... more) {
        List<Block> all = new ArrayList<>(steps);
        all.addAll(List.of(more));
        return new Branch(copies, new Sequence(all));
    }
}
