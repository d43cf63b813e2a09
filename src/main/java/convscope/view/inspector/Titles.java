package convscope.view.inspector;

import convscope.catalog.Catalog;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import org.jspecify.annotations.Nullable;

/** What a block is, in the papers' words. */
final class Titles {

    private Titles() {}

    /** {@return e.g. {@code 3x3 convolution, grouped}} */
    static String of(Block bare, @Nullable Shape input) {
        return switch (bare) {
            case Layer layer -> of(layer, input);
            case Sequence sequence -> "Sequence of " + count(sequence.blocks().size(), "block");
            case Parallel parallel ->
                    of(parallel.merge()) + " of " + count(parallel.width(), "branch");
            case Repeat repeat -> "Repeated " + count(repeat.times(), "time");
            case Recipe recipe ->
                    Catalog.kindOf(recipe).map(BlockKind::title).orElseGet(recipe::kind);
            case Named named -> of(named.block(), input);
        };
    }

    private static String of(Layer layer, @Nullable Shape input) {
        return switch (layer) {
            case Layer.Conv conv -> conv.kernel() + " convolution" + grouping(conv, input);
            case Layer.BatchNorm norm -> "Batch normalisation";
            case Layer.Relu relu -> "ReLU";
            case Layer.Sigmoid sigmoid -> "Sigmoid";
            case Layer.Softmax softmax -> "Softmax over channels";
            case Layer.Identity identity -> "Identity";
            case Layer.GlobalAvgPool pool -> "Global average pooling";
            case Layer.Flatten flatten -> "Flatten";
            case Layer.MaxPool pool -> pool.kernel() + " max pooling";
            case Layer.AvgPool pool -> pool.kernel() + " average pooling";
            case Layer.FullyConnected full -> "Fully connected layer";
            case Layer.Dropout dropout -> "Dropout";
            case Layer.Lrn lrn -> "Local response normalisation";
            case Layer.Scale scale -> "Scaling";
            case Layer.Slice slice -> "Slice of the channels";
            case Layer.PadChannels pad -> "Zero channels";
            case Layer.Subsample subsample -> "Subsampling";
            case Layer.Shuffle shuffle -> "Channel shuffle";
        };
    }

    private static String grouping(Layer.Conv conv, @Nullable Shape input) {
        if (conv.groups() == 1) {
            return "";
        }
        return input != null && conv.groups() == input.channels() ? ", depthwise" : ", grouped";
    }

    private static String of(Merge merge) {
        return switch (merge) {
            case Merge.Add add -> "Sum";
            case Merge.Concat concat -> "Concatenation";
            case Merge.Multiply multiply -> "Product";
            case Merge.Attend attend -> "Attention";
        };
    }

    private static String count(int number, String word) {
        String plural = word.endsWith("h") ? word + "es" : word + "s";
        return number + " " + (number == 1 ? word : plural);
    }
}
