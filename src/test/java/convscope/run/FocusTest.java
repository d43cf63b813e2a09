package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.session.Tab;
import org.junit.jupiter.api.Test;

class FocusTest {

    private static final Lowered START = Lowered.of(Catalog.start());

    @Test
    void aBlockInsideARecipesBranchIsFound() {
        Focus focus = Focus.on(START, new Path("resnext1.conv2"));
        assertThat(START.graph().nodes().get(focus.node().orElseThrow()).id())
                .isEqualTo("resnext1.conv2");
        assertThat(focus.title()).isEqualTo("resnext1.conv2, 128 maps of 56x56");
    }

    @Test
    void theRootShowsTheDesignsOutput() {
        Focus focus = Focus.on(START, Path.ROOT);
        assertThat(focus.node()).hasValue(START.graph().result());
        assertThat(focus.title()).startsWith(Catalog.start().name());
    }

    @Test
    void vectorsAndSingleMapsAreNamedSo() {
        assertThat(Focus.on(START, new Path("resnext1.se1.hidden")).title()).endsWith("16 values");
        Design grey = new Design("grey", new Shape(1, 8, 9), Sequence.of(new Layer.Identity()));
        Focus focus = Focus.on(Lowered.of(grey), new Path("identity1"));
        assertThat(focus.title()).endsWith("1 map of 8x9");
        assertThat(focus.node()).hasValue(Graph.INPUT);
    }

    @Test
    void behindAFaultTheExcuseNamesTheFault() {
        Design faulty =
                new Design(
                        "faulty",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 2), new Layer.Relu()));
        Focus focus = Focus.on(Lowered.of(faulty), new Path("relu1"));
        assertThat(focus.node()).isEmpty();
        assertThat(focus.excuse()).startsWith("conv1 does not fit: groups (2) must divide");
    }

    @Test
    void allThatAGateShowsIsVisible() {
        Focus focus = Focus.on(START, new Path("resnext1.conv2"));
        assertThat(focus.visible(Tab.GATES)).hasSize(6);
    }

    @Test
    void besideMapsOnlyTheGateIsVisible() {
        Focus focus = Focus.on(START, new Path("resnext1.conv2"));
        assertThat(focus.visible(Tab.MAPS))
                .containsExactlyInAnyOrder(
                        focus.node().orElseThrow(), focus.stage().orElseThrow().gates().getFirst());
    }
}
