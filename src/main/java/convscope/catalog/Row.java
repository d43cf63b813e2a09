package convscope.catalog;

import convscope.model.Block;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the table in which a paper prints its network.
 *
 * @param blocks what it adds to the network, from input to output
 */
record Row(List<Block> blocks) {

    Row {
        blocks = List.copyOf(blocks);
    }

    /** The block of a stage, whose width and whatever else its row says is chosen already. */
    interface Strided {
        Block at(int stride);
    }

    /** {@return layers that stand outside of the stages} */
    static Row layers(Block... blocks) {
        return new Row(List.of(blocks));
    }

    /** {@return 7x7, /2 with batch norm and ReLU, and a 3x3 max pooling, /2} */
    static Row stem7x7(int out) {
        return layers(
                Layer.Conv.same(out, 7, 2, 1),
                Layer.BatchNorm.standard(),
                new Layer.Relu(),
                new Layer.MaxPool(Extent.square(3), Extent.square(2), Extent.ONE, false));
    }

    /**
     * {@return a stage: a block so many times}
     *
     * @param name the stage's name, under which its blocks are numbered
     * @param stride of the first block; the others have 1
     */
    static Row stage(String name, Strided block, int count, int stride) {
        List<Block> blocks = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            blocks.add(block.at(index == 0 ? stride : 1));
        }
        return layers(new Named(name, new Sequence(blocks)));
    }

    /** {@return the mean of every map, and a fully connected layer} */
    static Row head(int classes) {
        return layers(
                new Layer.GlobalAvgPool(),
                new Named("fc", new Layer.FullyConnected(classes, true)));
    }
}
