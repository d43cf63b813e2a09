package convscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Place;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import org.junit.jupiter.api.Test;

class AnalysisTest {

    private static final Layer.Conv GROUPED = Layer.Conv.same(128, 3, 1, 32);

    private static Lowered lower(Shape input, Block... blocks) {
        return Lowered.of(new Design("test", input, Sequence.of(blocks)));
    }

    private static Explanation first(Quantity quantity, Shape input, Block block) {
        Lowered lowered = lower(input, block);
        return Analysis.of(lowered).explain(quantity, lowered.graph().nodes().getFirst());
    }

    @Test
    void aGroupedConvolutionExplainsItsWeights() {
        Explanation why = first(Quantity.WEIGHTS, new Shape(128, 56, 56), GROUPED);
        assertThat(why.formula()).isEqualTo("K_h*K_w*(C_in/G)*C_out");
        assertThat(why.text()).isEqualTo("3*3*(128/32)*128 = 4 608");
    }

    @Test
    void multiplyAddsAreWeightsTimesPositions() {
        Explanation why = first(Quantity.MACS, new Shape(128, 56, 56), GROUPED);
        assertThat(why.text()).isEqualTo("3*3*(128/32)*128*56*56 = 14 450 688");
    }

    @Test
    void aBiasStandsBesideTheWeights() {
        Explanation why =
                first(
                        Quantity.PARAMETERS,
                        new Shape(64, 8, 8),
                        Layer.Conv.same(10, 1, 1, 1).withBias());
        assertThat(why.formula()).isEqualTo("K_h*K_w*C_in*C_out + C_out");
        assertThat(why.text()).isEqualTo("1*1*64*10 + 10 = 650");
    }

    @Test
    void memoryIsExplainedInBytes() {
        Explanation why =
                first(Quantity.ACTIVATION_BYTES, new Shape(256, 56, 56), new Layer.Relu());
        assertThat(why.text()).isEqualTo("4*256*56*56 = 3 211 264 bytes (3.06 MiB)");
    }

    @Test
    void theSavingIsAgainstTheDenseEquivalent() {
        Lowered lowered = lower(new Shape(128, 56, 56), GROUPED);
        Tally tally = Analysis.of(lowered).total();
        assertThat(tally.parameterSaving().says()).isEqualTo("dense: 147 456 (-96.9 %)");
        assertThat(tally.macSaving().dense()).isEqualTo(147_456L * 56 * 56);
    }

    @Test
    void biasNormActivationAndGateHaveRowsOfTheirOwn() {
        Lowered lowered = Lowered.of(Catalog.start());
        Tally total = Analysis.of(lowered).total();
        long map = 256L * 56 * 56;
        long half = 128L * 56 * 56;
        assertThat(total.of(Quantity.BIAS_ADDITIONS)).isEqualTo(16 + 256);
        assertThat(total.of(Quantity.NORMALISATIONS)).isEqualTo(2 * half + map);
        assertThat(total.of(Quantity.ACTIVATIONS)).isEqualTo(2 * half + 16 + 256 + map);
        assertThat(total.of(Quantity.POOLING_READS)).isEqualTo(map);
        assertThat(total.of(Quantity.MULTIPLICATIONS)).isEqualTo(map);
        assertThat(total.of(Quantity.ADDITIONS)).isEqualTo(map);
        assertThat(total.macs()).isEqualTo(219_971_584L + 2 * 16 * 256);
    }

    @Test
    void everyPlaceCountsWhatItsOperationsCount() {
        Lowered lowered = Lowered.of(Catalog.design("seresnext50-32x4d").orElseThrow());
        Analysis analysis = Analysis.of(lowered);
        for (Place place : lowered.root().all().toList()) {
            for (Quantity quantity : Quantity.values()) {
                long sum = 0;
                for (Node node : lowered.graph().nodes().subList(place.first(), place.end())) {
                    sum += analysis.of(node).of(quantity);
                }
                assertThat(analysis.of(place).of(quantity)).isEqualTo(sum);
            }
        }
    }

    @Test
    void whatIsSoundIsCountedBesideAFault() {
        Layer.Conv wrong = Layer.Conv.same(64, 1, 1, 7);
        Lowered lowered = lower(new Shape(64, 8, 8), Layer.Conv.same(64, 1, 1, 1), wrong);
        Analysis analysis = Analysis.of(lowered);
        assertThat(analysis.total().parameters()).isEqualTo(4096);
        Place faulty = lowered.find(new Path("conv2")).orElseThrow();
        assertThat(analysis.of(faulty).parameters()).isZero();
        assertThat(analysis.field(faulty)).isEmpty();
    }

    @Test
    void aSumNamesItsLargestTerms() {
        Lowered lowered =
                lower(
                        new Shape(256, 56, 56),
                        new ResNeXt(ResNeXt.Form.C, 32, 4, 256, 1, Shortcut.B, 0));
        Explanation why =
                Analysis.of(lowered)
                        .explain(
                                Quantity.PARAMETERS,
                                lowered.find(new Path("resnext1")).orElseThrow());
        assertThat(why.formula()).isEqualTo("sum of 6 operations");
        assertThat(why.text())
                .isEqualTo(
                        "32 768 (conv1) + 32 768 (conv3) + 4 608 (conv2) + 512 (batchNorm3)"
                                + " + 512 (2 others) = 71 168");
    }

    @Test
    void sharesAddUpToOne() {
        Lowered lowered = Lowered.of(Catalog.start());
        Analysis analysis = Analysis.of(lowered);
        double shares = 0;
        for (Node node : lowered.graph().nodes()) {
            shares += analysis.share(Quantity.MACS, node);
        }
        assertThat(shares).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void anEmptyDesignCostsNothing() {
        Lowered lowered = lower(new Shape(3, 4, 4));
        Analysis analysis = Analysis.of(lowered);
        assertThat(analysis.total().parameters()).isZero();
        assertThat(analysis.share(Quantity.MACS, lowered.root())).isZero();
        assertThat(analysis.explainTotal(Quantity.MACS).text()).isEqualTo("0");
        assertThat(analysis.field(lowered.root()).orElseThrow().says()).isEqualTo("1 x 1 pixels");
    }

    @Test
    void countsThatRunOverStopAtTheLimitAndOthersStayExact() {
        int far = Integer.MAX_VALUE;
        Layer.Conv huge =
                new Layer.Conv(
                        65_536, Extent.square(1024), Extent.ONE, Extent.ZERO, Extent.ONE, 1, false);
        Lowered lowered =
                lower(
                        new Shape(65_536, far, far),
                        new Layer.Relu(),
                        new Repeat(3, Sequence.of(huge)),
                        new Layer.GlobalAvgPool(),
                        Layer.Conv.same(2, 1, 1, 1));
        Analysis analysis = Analysis.of(lowered);
        assertThat(analysis.total().macs()).isEqualTo(Long.MAX_VALUE);
        Node last = lowered.graph().nodes().getLast();
        assertThat(analysis.of(last).macs()).isEqualTo(131_072);
        assertThat(analysis.explainTotal(Quantity.MACS).text()).endsWith("= over 9.22 x 10^18");
        for (Node node : lowered.graph().nodes()) {
            assertThat(analysis.explainField(node).text()).isNotEmpty();
        }
    }
}
