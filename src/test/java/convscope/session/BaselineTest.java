package convscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.analysis.Analysis;
import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.document.Samples;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Repeat;
import convscope.model.RoughDesigns;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static final Shape INPUT = new Shape(64, 14, 14);

    private static Design design(convscope.model.Block... blocks) {
        return new Design("mine", INPUT, Sequence.of(blocks));
    }

    private static Baseline of(Counterpart counterpart, Design design, String selection) {
        return Baseline.of(counterpart, Lowered.of(design), new Path(selection));
    }

    private static Lowered built(Counterpart counterpart, Design design, String selection) {
        Baseline baseline = of(counterpart, design, selection);
        assertThat(baseline).isInstanceOf(Baseline.Built.class);
        Lowered lowered = Lowered.of(((Baseline.Built) baseline).design());
        assertThat(lowered.faults()).isEmpty();
        return lowered;
    }

    private static List<Integer> groups(Lowered lowered) {
        return lowered.graph().nodes().stream()
                .map(Node::op)
                .filter(Op.Conv2d.class::isInstance)
                .map(op -> ((Op.Conv2d) op).groups())
                .toList();
    }

    @Test
    void aGroupedConvolutionStandsAgainstTheDenseOne() {
        Design design = design(Layer.Conv.same(64, 1, 1, 1), Layer.Conv.same(64, 3, 1, 16));
        assertThat(groups(built(new Counterpart.Standard(), design, "conv2")))
                .containsExactly(1, 1);
    }

    @Test
    void aDenseConvolutionStandsAgainstAGroupedOne() {
        Design design = design(Layer.Conv.same(64, 1, 1, 1), Layer.Conv.same(64, 3, 1, 16));
        assertThat(groups(built(new Counterpart.Standard(), design, "conv1")))
                .containsExactly(32, 16);
        assertThat(of(new Counterpart.Standard(), design, "conv1"))
                .isInstanceOfSatisfying(
                        Baseline.Built.class,
                        built ->
                                assertThat(built.says())
                                        .isEqualTo("conv1 with 32 groups instead of 1"));
    }

    @Test
    void theConvolutionInsideARecipeIsRegroupedInPlace() {
        Lowered dense = built(new Counterpart.Standard(), Catalog.start(), "resnext1.conv2");
        assertThat(Analysis.of(dense).total().parameters()).isEqualTo(222_480);
        assertThat(dense.find(new Path("resnext1.conv2"))).isPresent();
    }

    @Test
    void whatARecipeCannotSayIsWrittenOut() {
        Lowered grouped = built(new Counterpart.Regrouped(2), Catalog.start(), "resnext1.conv1");
        Lowered open = Lowered.of(Catalog.start());
        assertThat(grouped.graph().nodes()).hasSameSizeAs(open.graph().nodes());
        assertThat(groups(grouped)).containsExactly(2, 32, 1, 1, 1);
    }

    @Test
    void allConvolutionsBecomeDenseInEveryDesignOfTheProgram() {
        for (Design design : Samples.all()) {
            Lowered open = Lowered.of(design);
            if (of(new Counterpart.Dense(), design, "")
                    instanceof Baseline.Built(String label, Design dense, String says)) {
                Lowered lowered = Lowered.of(dense);
                assertThat(lowered.faults()).as(design.name()).isEmpty();
                assertThat(groups(lowered)).as(design.name()).containsOnly(1);
                assertThat(lowered.graph().nodes()).hasSameSizeAs(open.graph().nodes());
                assertThat(Analysis.of(lowered).total().macs())
                        .as(design.name())
                        .isEqualTo(Analysis.of(open).total().macSaving().dense());
            } else {
                assertThat(groups(open)).as(design.name()).allMatch(groups -> groups == 1);
            }
        }
    }

    @Test
    void randomDesignsKeepEveryNodeButTheGroups() {
        for (int seed = 0; seed < 200; seed++) {
            Design design = RoughDesigns.of(seed);
            Lowered open = Lowered.of(design);
            if (of(new Counterpart.Dense(), design, "")
                    instanceof Baseline.Built(String label, Design dense, String says)) {
                Lowered lowered = Lowered.of(dense);
                if (open.complete()) {
                    assertThat(lowered.faults()).isEmpty();
                    assertThat(Analysis.of(lowered).total().parameters())
                            .isEqualTo(Analysis.of(open).total().parameterSaving().dense());
                }
            }
        }
    }

    @Test
    void equalBranchesStayTogetherAndTheTimesOfARepeatToo() {
        Layer grouped = Layer.Conv.same(64, 3, 1, 4);
        Design design =
                design(
                        new Repeat(3, Sequence.of(grouped)),
                        Parallel.of(Merge.ADD, new Branch(5, Sequence.of(grouped))));
        Baseline baseline = of(new Counterpart.Dense(), design, "");
        Layer dense = Layer.Conv.same(64, 3, 1, 1);
        assertThat(((Baseline.Built) baseline).design().body())
                .isEqualTo(
                        Sequence.of(
                                new Repeat(3, Sequence.of(dense)),
                                Parallel.of(Merge.ADD, new Branch(5, Sequence.of(dense)))));
    }

    @Test
    void theThreeFormsCostTheSame() {
        Design c = Catalog.design("resnext-form-c").orElseThrow();
        for (ResNeXt.Form form : List.of(ResNeXt.Form.A, ResNeXt.Form.B)) {
            Lowered other = built(new Counterpart.InForm(form), c, "");
            assertThat(Analysis.of(other).total().macs())
                    .isEqualTo(Analysis.of(Lowered.of(c)).total().macs());
        }
        assertThat(of(new Counterpart.InForm(ResNeXt.Form.C), c, ""))
                .isEqualTo(new Baseline.Missing("form C", "This design is in form C already."));
    }

    @Test
    void whatThereIsNoneOfIsSaidInASentence() {
        Design relu = design(new Layer.Relu());
        assertThat(of(new Counterpart.Standard(), relu, "relu1"))
                .isEqualTo(
                        new Baseline.Missing(
                                "grouped",
                                "No convolution here can be grouped: groups divide input and output"
                                        + " channels."));
        assertThat(of(new Counterpart.InForm(ResNeXt.Form.A), relu, ""))
                .isEqualTo(
                        new Baseline.Missing(
                                "form A",
                                "This design holds no ResNeXt block, so it has no form A."));
        assertThat(of(new Counterpart.Regrouped(4), relu, "relu1"))
                .isInstanceOf(Baseline.Missing.class);
        Design five = design(Layer.Conv.same(30, 3, 1, 1));
        assertThat(of(new Counterpart.Regrouped(4), five, "conv1"))
                .isEqualTo(
                        new Baseline.Missing(
                                "4 groups",
                                "conv1 has 64 input and 30 output channels, which 4 groups do not"
                                        + " divide."));
    }

    @Test
    void aPinnedDesignStaysWhileTheOpenOneIsEdited() {
        Design before = design(new Named("first", Layer.Conv.same(64, 3, 1, 16)));
        Session session =
                Update.apply(
                        Session.on(before),
                        new Message.Compare(
                                Comparison.INITIAL.with(
                                        1, new Counterpart.Fixed("pinned", before))));
        Session edited =
                Update.apply(
                        session, new Message.SetParameter(new Path("first"), "groups", 4, false));
        assertThat(edited.design()).isNotEqualTo(before);
        assertThat(
                        Baseline.of(
                                edited.comparison().others().getLast(),
                                Lowered.of(edited.design()),
                                edited.selection()))
                .isEqualTo(new Baseline.Built("pinned", before, "the design mine"));
    }
}
