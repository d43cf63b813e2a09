package convscope.catalog;

import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * ResNet (He et al., 2015, arXiv:1512.03385, table 1), ResNeXt (Xie et al., 2016, arXiv:1611.05431,
 * table 1) and SE-ResNeXt (Hu et al., 2017, arXiv:1709.01507, table 1), all at 3x224x224 with 1000
 * classes. Strides sit on the 3x3 convolutions, as in torchvision; the papers' ResNet has them on
 * the first 1x1.
 */
final class ResNetFamily {

    private static final Shape IMAGENET = new Shape(3, 224, 224);
    private static final int CLASSES = 1000;

    private ResNetFamily() {}

    /** A stage's block, given its index from 0 and the stride of its first block. */
    private interface StageBlock {
        Block at(int stage, int stride);
    }

    static Design resNet18() {
        return network(
                "resnet18",
                new int[] {2, 2, 2, 2},
                (stage, stride) -> new Basic(64 << stage, stride, Shortcut.B, 0));
    }

    static Design resNet50() {
        return network(
                "resnet50",
                new int[] {3, 4, 6, 3},
                (stage, stride) ->
                        new Bottleneck(
                                64 << stage,
                                256 << stage,
                                stride,
                                Bottleneck.StrideOn.MIDDLE,
                                Shortcut.B,
                                0));
    }

    static Design resNeXt50() {
        return network("resnext50-32x4d", new int[] {3, 4, 6, 3}, resNeXt(0));
    }

    static Design seResNeXt50() {
        return network("seresnext50-32x4d", new int[] {3, 4, 6, 3}, resNeXt(16));
    }

    private static StageBlock resNeXt(int reduction) {
        return (stage, stride) ->
                new ResNeXt(
                        ResNeXt.Form.C,
                        32,
                        4 << stage,
                        256 << stage,
                        stride,
                        Shortcut.B,
                        reduction);
    }

    private static Design network(String name, int[] depths, StageBlock block) {
        List<Block> body = new ArrayList<>();
        body.add(Layer.Conv.same(64, 7, 2, 1));
        body.add(Layer.BatchNorm.standard());
        body.add(new Layer.Relu());
        body.add(new Layer.MaxPool(Extent.square(3), Extent.square(2), Extent.square(1), false));
        for (int stage = 0; stage < depths.length; stage++) {
            List<Block> blocks = new ArrayList<>();
            for (int index = 0; index < depths[stage]; index++) {
                blocks.add(block.at(stage, stage > 0 && index == 0 ? 2 : 1));
            }
            body.add(new Named("layer" + (stage + 1), new Sequence(blocks)));
        }
        body.add(new Layer.GlobalAvgPool());
        body.add(new Named("fc", new Layer.FullyConnected(CLASSES, true)));
        return new Design(name, IMAGENET, new Sequence(body));
    }
}
