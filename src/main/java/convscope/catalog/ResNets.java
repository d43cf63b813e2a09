package convscope.catalog;

import static convscope.catalog.Row.head;
import static convscope.catalog.Row.stage;
import static convscope.catalog.Row.stem7x7;

import convscope.catalog.TensorNames.Renaming;
import convscope.model.Shape;
import java.util.List;
import java.util.regex.Pattern;

/**
 * ResNet (He et al., 2015, arXiv:1512.03385, table 1), Wide ResNet (Zagoruyko and Komodakis, 2016,
 * arXiv:1605.07146, table 8), ResNeXt (Xie et al., 2016, arXiv:1611.05431, table 1) and SE-ResNeXt
 * (Hu et al., 2017, arXiv:1709.01507, table 1), all at 3x224x224 with 1000 classes. Strides sit on
 * the 3x3 convolutions, as in torchvision; the papers' ResNet has them on the first 1x1.
 */
final class ResNets {

    /** torchvision.models.resnet, and timm.models.resnet, whose gates are {@code se}. */
    private static final TensorNames TORCHVISION =
            new TensorNames(
                    "torchvision's and timm's ResNets",
                    Pattern.compile("^layer\\d+\\.\\d+\\.(conv|bn)\\d"),
                    List.of(
                            Renaming.of("^(layer\\d+)\\.[a-zA-Z]+(\\d{1,9})\\.", "$1.$2-1."),
                            Renaming.of(
                                    "^(layer\\d+\\.\\d+)\\.shortcut\\.conv1\\.",
                                    "$1.downsample.0."),
                            Renaming.of(
                                    "^(layer\\d+\\.\\d+)\\.shortcut\\.batchNorm1\\.",
                                    "$1.downsample.1."),
                            Renaming.of("^(layer\\d+\\.\\d+\\.|)batchNorm(\\d+)\\.", "$1bn$2."),
                            Renaming.of("\\.se1\\.reduce\\.", ".se.fc1."),
                            Renaming.of("\\.se1\\.expand\\.", ".se.fc2.")));

    /** timm.models.senet, the layout of the SE networks first published. */
    private static final TensorNames LEGACY =
            TORCHVISION.with(
                    "timm's legacy SE networks",
                    "^layer0\\.conv1|last_linear|se_module",
                    Renaming.of("^(conv|bn)(\\d+)\\.", "layer0.$1$2."),
                    Renaming.of("\\.se\\.fc([12])\\.", ".se_module.fc$1."),
                    Renaming.of("^(fc|fullyConnected1)\\.", "last_linear."));

    /** The columns of the tables: the block, and how often it stands in conv2 to conv5. */
    static final List<Network> ALL =
            List.of(
                    net("resnet18", "ResNet-18", basic(), 2, 2, 2, 2),
                    net("resnet34", "ResNet-34", basic(), 3, 4, 6, 3),
                    net("resnet50", "ResNet-50", bottleneck(64), 3, 4, 6, 3),
                    net("resnet101", "ResNet-101", bottleneck(64), 3, 4, 23, 3),
                    net("resnet152", "ResNet-152", bottleneck(64), 3, 8, 36, 3),
                    net("wide-resnet50-2", "Wide ResNet-50-2", bottleneck(128), 3, 4, 6, 3),
                    net("resnext50-32x4d", "ResNeXt-50 32x4d", resNeXt(32, 4), 3, 4, 6, 3),
                    net("resnext101-32x8d", "ResNeXt-101 32x8d", resNeXt(32, 8), 3, 4, 23, 3),
                    net("seresnext50-32x4d", "SE-ResNeXt-50 32x4d", seResNeXt(32, 4), 3, 4, 6, 3));

    private ResNets() {}

    private static Network net(
            String name, String title, Block block, int conv2, int conv3, int conv4, int conv5) {
        return Network.of(
                name,
                title,
                new Shape(3, 224, 224),
                List.of(TORCHVISION, LEGACY),
                stem7x7(64),
                stage("layer1", block.of(64), conv2, 1),
                stage("layer2", block.of(128), conv3, 2),
                stage("layer3", block.of(256), conv4, 2),
                stage("layer4", block.of(512), conv5, 2),
                head(1000));
    }

    /** A block of the tables in every stage, told by the width of the basic block there. */
    private interface Block {
        Row.Strided of(int width);
    }

    private static Block basic() {
        return width -> stride -> new Basic(width, stride, Shortcut.B, 0);
    }

    /** {@return a bottleneck, as wide as is said in the first stage, where out is 256} */
    private static Block bottleneck(int first) {
        return width ->
                stride ->
                        new Bottleneck(
                                first * width / 64,
                                4 * width,
                                stride,
                                Bottleneck.StrideOn.MIDDLE,
                                Shortcut.B,
                                0);
    }

    private static Block resNeXt(int cardinality, int first) {
        return resNeXt(cardinality, first, 0);
    }

    private static Block seResNeXt(int cardinality, int first) {
        return resNeXt(cardinality, first, 16);
    }

    private static Block resNeXt(int cardinality, int first, int reduction) {
        return width ->
                stride ->
                        new ResNeXt(
                                ResNeXt.Form.C,
                                cardinality,
                                first * width / 64,
                                4 * width,
                                stride,
                                Shortcut.B,
                                reduction);
    }
}
