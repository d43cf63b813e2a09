package convscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Basic;
import convscope.catalog.Bottleneck;
import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkCountsTest {

    private interface StageBlock {
        Block at(int stage, int stride);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "networks.csv")
    void countsAreThoseOfPyTorch(String id, long parameters, long buffers, long macs) {
        Lowered lowered = Lowered.of(network(id));
        assertThat(lowered.faults()).isEmpty();
        Tally total = Analysis.of(lowered).total();
        assertThat(total.parameters()).isEqualTo(parameters);
        assertThat(total.buffers()).isEqualTo(buffers);
        assertThat(total.macs()).isEqualTo(macs);
        assertThat(total.of(Quantity.FLOPS)).isEqualTo(2 * macs);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "networks.csv")
    void theCataloguesNetworksCountAsPyTorch(String id, long parameters, long buffers, long macs) {
        Catalog.design(id.replace('_', '-'))
                .ifPresent(
                        design -> {
                            Tally total = Analysis.of(Lowered.of(design)).total();
                            assertThat(total.parameters()).isEqualTo(parameters);
                            assertThat(total.buffers()).isEqualTo(buffers);
                            assertThat(total.macs()).isEqualTo(macs);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "resnet50, 25557032, 4089184256",
        "resnext50-32x4d, 25028904, 4230479872",
        "seresnext50-32x4d, 27559896, 4232994816"
    })
    void theCataloguesNetworksCountAsTheDesignSays(String name, long parameters, long macs) {
        Tally total = Analysis.of(Lowered.of(Catalog.design(name).orElseThrow())).total();
        assertThat(total.parameters()).isEqualTo(parameters);
        assertThat(total.macs()).isEqualTo(macs);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "resnext_table2.csv")
    void theBlocksOfTable2CountAlikeInEveryForm(
            int cardinality,
            int width,
            long weights,
            long parameters,
            long macs,
            long firstWeights,
            long firstParameters) {
        for (ResNeXt.Form form : ResNeXt.Form.values()) {
            Block block = new ResNeXt(form, cardinality, width, 256, 1, Shortcut.B, 0);
            Tally tally = tally(block, new Shape(256, 56, 56));
            assertThat(tally.of(Quantity.WEIGHTS)).isEqualTo(weights);
            assertThat(tally.parameters()).isEqualTo(parameters);
            assertThat(tally.macs()).isEqualTo(macs);
            Tally first = tally(block, new Shape(64, 56, 56));
            assertThat(first.of(Quantity.WEIGHTS)).isEqualTo(firstWeights);
            assertThat(first.parameters()).isEqualTo(firstParameters);
        }
    }

    private static Tally tally(Block block, Shape input) {
        return Analysis.of(Lowered.of(new Design("block", input, Sequence.of(block)))).total();
    }

    private static Design network(String id) {
        if (id.endsWith("cifar10")) {
            return cifar(8, 64);
        }
        int[] depths =
                id.contains("101")
                        ? new int[] {3, 4, 23, 3}
                        : id.contains("18") ? new int[] {2, 2, 2, 2} : new int[] {3, 4, 6, 3};
        List<Block> body = new ArrayList<>();
        body.add(Layer.Conv.same(64, 7, 2, 1));
        body.add(Layer.BatchNorm.standard());
        body.add(new Layer.MaxPool(Extent.square(3), Extent.square(2), Extent.ONE, false));
        stages(body, depths, stageBlock(id));
        body.add(new Layer.GlobalAvgPool());
        body.add(new Layer.FullyConnected(1000, true));
        return new Design(id, new Shape(3, 224, 224), new Sequence(body));
    }

    private static void stages(List<Block> body, int[] depths, StageBlock block) {
        for (int stage = 0; stage < depths.length; stage++) {
            for (int index = 0; index < depths[stage]; index++) {
                body.add(block.at(stage, stage > 0 && index == 0 ? 2 : 1));
            }
        }
    }

    private static StageBlock stageBlock(String id) {
        int reduction = id.contains("seres") ? 16 : 0;
        if (id.equals("resnet18") || id.startsWith("resnet34")) {
            boolean projected = id.endsWith("_C");
            return (stage, stride) ->
                    new Basic(64 << stage, stride, projected ? Shortcut.C : Shortcut.B, 0);
        }
        Matcher paths = Pattern.compile("(\\d+)x(\\d+)d").matcher(id);
        if (paths.find() && !id.contains("1x100d")) {
            int cardinality = Integer.parseInt(paths.group(1));
            int width = Integer.parseInt(paths.group(2));
            return (stage, stride) ->
                    new ResNeXt(
                            ResNeXt.Form.C,
                            cardinality,
                            width << stage,
                            256 << stage,
                            stride,
                            Shortcut.B,
                            reduction);
        }
        int width = id.startsWith("wide") ? 128 : id.contains("1x100d") ? 100 : 64;
        return (stage, stride) ->
                new Bottleneck(
                        width << stage,
                        256 << stage,
                        stride,
                        Bottleneck.StrideOn.MIDDLE,
                        Shortcut.B,
                        reduction);
    }

    /** Section 5.3 of the ResNeXt paper. */
    private static Design cifar(int cardinality, int width) {
        List<Block> body = new ArrayList<>();
        body.add(Layer.Conv.same(64, 3, 1, 1));
        body.add(Layer.BatchNorm.standard());
        stages(
                body,
                new int[] {3, 3, 3},
                (stage, stride) ->
                        new ResNeXt(
                                ResNeXt.Form.C,
                                cardinality,
                                width << stage,
                                256 << stage,
                                stride,
                                Shortcut.B,
                                0));
        body.add(new Layer.GlobalAvgPool());
        body.add(new Layer.FullyConnected(10, true));
        return new Design("resnext29", new Shape(3, 32, 32), new Sequence(body));
    }
}
