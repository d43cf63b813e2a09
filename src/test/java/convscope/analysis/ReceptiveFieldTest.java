package convscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Bottleneck;
import convscope.catalog.Catalog;
import convscope.catalog.Shortcut;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReceptiveFieldTest {

    /** 435 and 427 are quoted for torchvision's; strides there sit on the 3x3. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, layer4, 435, 32",
        "resnet50, layer4, 427, 32",
        "resnet50, layer3, 267, 16",
        "resnet50, conv1, 7, 2",
        "resnet50, maxPool1, 11, 4"
    })
    void stagesSeeWhatTheLiteratureSays(String network, String path, long size, long jump) {
        Lowered lowered = Lowered.of(Catalog.design(network).orElseThrow());
        ReceptiveField field =
                Analysis.of(lowered)
                        .field(lowered.find(new Path(path)).orElseThrow())
                        .orElseThrow();
        assertThat(field.rows().size()).isEqualTo(size);
        assertThat(field.columns().size()).isEqualTo(size);
        assertThat(field.rows().jump()).isEqualTo(jump);
        assertThat(field.everything()).isFalse();
    }

    /** Araujo, Norris and Sim, Distill 2019: 483 at the end of ResNet-50, 291 a stage before. */
    @ParameterizedTest
    @CsvSource({"3, 291", "4, 483"})
    void withTheStrideOnTheFirst1x1TheFieldIsThatOfThePaper(int stages, long size) {
        int[] depths = {3, 4, 6, 3};
        List<Block> body = new ArrayList<>();
        body.add(Layer.Conv.same(64, 7, 2, 1));
        body.add(new Layer.MaxPool(Extent.square(3), Extent.square(2), Extent.ONE, false));
        for (int stage = 0; stage < stages; stage++) {
            for (int index = 0; index < depths[stage]; index++) {
                body.add(
                        new Bottleneck(
                                64,
                                256,
                                stage > 0 && index == 0 ? 2 : 1,
                                Bottleneck.StrideOn.FIRST,
                                Shortcut.B,
                                0));
            }
        }
        Lowered lowered =
                Lowered.of(new Design("he2015", new Shape(3, 224, 224), new Sequence(body)));
        ReceptiveField field = Analysis.of(lowered).field(lowered.root()).orElseThrow();
        assertThat(field.rows().size()).isEqualTo(size);
    }

    @Test
    void behindAGateEverythingIsSeenAndTheLocalFieldIsKept() {
        Lowered lowered = Lowered.of(Catalog.start());
        ReceptiveField field = Analysis.of(lowered).field(lowered.root()).orElseThrow();
        assertThat(field.everything()).isTrue();
        assertThat(field.says()).isEqualTo("the whole input");
        assertThat(field.rows()).isEqualTo(new ReceptiveSpan(-1, 1, 1));
    }

    @Test
    void aStepIsExplained() {
        Lowered lowered = Lowered.of(Catalog.design("resnet50").orElseThrow());
        Node pool = lowered.graph().node("maxPool1").orElseThrow();
        Explanation why = Analysis.of(lowered).explainField(pool);
        assertThat(why.formula()).isEqualTo("r_in + (K - 1)*D*j_in");
        assertThat(why.text()).isEqualTo("7 + (3 - 1)*1*2 = 11 x 11 pixels");
    }

    static List<Sequence> designs() {
        Layer.Conv wide =
                new Layer.Conv(
                        2,
                        new Extent(1, 5),
                        new Extent(1, 2),
                        new Extent(0, 2),
                        Extent.ONE,
                        1,
                        false);
        Layer.Conv dilated =
                new Layer.Conv(
                        2, Extent.square(3), Extent.ONE, Extent.ZERO, Extent.square(2), 1, false);
        Layer pool = new Layer.MaxPool(Extent.square(3), Extent.square(2), Extent.ONE, true);
        Layer average =
                new Layer.AvgPool(Extent.square(3), Extent.square(2), Extent.ZERO, false, true);
        Layer.Conv three = Layer.Conv.same(2, 3, 1, 1);
        Layer.Conv strided = Layer.Conv.same(2, 3, 2, 1);
        return List.of(
                Sequence.of(three, strided, three),
                Sequence.of(wide, pool, three),
                Sequence.of(dilated, average, three),
                Sequence.of(Parallel.of(Merge.ADD, Branch.of(three, three), Branch.identity())),
                Sequence.of(
                        pool,
                        Parallel.of(
                                Merge.CONCAT,
                                Branch.of(Layer.Conv.same(2, 1, 1, 1)),
                                Branch.of(Layer.Conv.same(2, 5, 1, 1)))),
                Sequence.of(
                        Parallel.of(
                                Merge.ADD,
                                Branch.of(strided, three),
                                Branch.of(new Layer.Subsample(2)))),
                Sequence.of(new Repeat(2, Sequence.of(new Named("step", strided))), three));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyValueSeesThePixelsThatReachIt(Sequence body) {
        Lowered lowered = Lowered.of(new Design("small", new Shape(2, 17, 19), body));
        assertThat(lowered.faults()).isEmpty();
        Analysis analysis = Analysis.of(lowered);
        Reach reach = new Reach(lowered.graph());
        for (Node node : lowered.graph().nodes()) {
            ReceptiveField field = analysis.field(node.index());
            for (int y = 0; y < node.output().height(); y++) {
                BitSet rows = reach.along(node.index(), true).get(y);
                assertThat(rows.nextSetBit(0))
                        .isEqualTo((int) Math.max(0, field.rows().firstAt(y)));
                assertThat(rows.length() - 1).isEqualTo((int) Math.min(16, field.rows().lastAt(y)));
            }
            for (int x = 0; x < node.output().width(); x++) {
                BitSet columns = reach.along(node.index(), false).get(x);
                assertThat(columns.nextSetBit(0))
                        .isEqualTo((int) Math.max(0, field.columns().firstAt(x)));
                assertThat(columns.length() - 1)
                        .isEqualTo((int) Math.min(18, field.columns().lastAt(x)));
            }
        }
    }

    /** Brute force: which input lines reach each output line, one window tap at a time. */
    private record Reach(Graph graph) {

        List<BitSet> along(int value, boolean rows) {
            int extent = rows ? graph.shape(value).height() : graph.shape(value).width();
            List<BitSet> lines = new ArrayList<>();
            for (int line = 0; line < extent; line++) {
                lines.add(new BitSet());
            }
            if (value == Graph.INPUT) {
                for (int line = 0; line < extent; line++) {
                    lines.get(line).set(line);
                }
                return lines;
            }
            Node node = graph.nodes().get(value);
            for (int input : node.inputs()) {
                List<BitSet> before = along(input, rows);
                for (int line = 0; line < extent; line++) {
                    for (int tap : taps(node.op(), line, rows)) {
                        if (tap >= 0 && tap < before.size()) {
                            lines.get(line).or(before.get(tap));
                        }
                    }
                }
            }
            return lines;
        }

        private static List<Integer> taps(Op op, int line, boolean rows) {
            return switch (op) {
                case Op.Conv2d conv ->
                        taps(
                                line,
                                at(conv.kernel(), rows),
                                at(conv.stride(), rows),
                                at(conv.padding(), rows),
                                at(conv.dilation(), rows));
                case Op.MaxPool2d pool ->
                        taps(
                                line,
                                at(pool.kernel(), rows),
                                at(pool.stride(), rows),
                                at(pool.padding(), rows),
                                1);
                case Op.AvgPool2d pool ->
                        taps(
                                line,
                                at(pool.kernel(), rows),
                                at(pool.stride(), rows),
                                at(pool.padding(), rows),
                                1);
                case Op.Subsample sample -> List.of(line * sample.stride());
                default -> List.of(line);
            };
        }

        private static List<Integer> taps(
                int line, int kernel, int stride, int padding, int dilation) {
            List<Integer> taps = new ArrayList<>();
            for (int tap = 0; tap < kernel; tap++) {
                taps.add(line * stride - padding + tap * dilation);
            }
            return taps;
        }

        private static int at(Extent extent, boolean rows) {
            return rows ? extent.height() : extent.width();
        }
    }
}
