package convscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.document.DesignSource;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.session.GroupsLever.Fixed;
import convscope.session.GroupsLever.Moves;
import org.junit.jupiter.api.Test;

class GroupsLeverTest {

    private static GroupsLever lever(Design design, String node) {
        Lowered lowered = Lowered.of(design);
        return GroupsLever.of(lowered, lowered.graph().node(node).orElseThrow());
    }

    @Test
    void aConvolutionOfItsOwnHasItsDivisors() {
        Design design =
                new Design("test", new Shape(12, 4, 4), Sequence.of(Layer.Conv.same(18, 3, 1, 2)));
        Moves moves = (Moves) lever(design, "conv1");
        assertThat(moves.at()).isEqualTo(new Path("conv1"));
        assertThat(moves.values()).containsExactly(1, 2, 3, 6);
    }

    @Test
    void theGroupsOfResNeXtAreItsCardinality() throws Exception {
        Design design = DesignSource.resolve("se-resnext-block");
        Moves moves = (Moves) lever(design, "resnext1.conv2");
        assertThat(moves.at()).isEqualTo(new Path("resnext1"));
        assertThat(moves.setting()).isEqualTo("cardinality");
        Session moved =
                Update.apply(
                        Session.on(design),
                        new Message.SetParameter(moves.at(), moves.setting(), 8, false));
        Node conv = Lowered.of(moved.design()).graph().node("resnext1.conv2").orElseThrow();
        assertThat(((Op.Conv2d) conv.op()).groups()).isEqualTo(8);
    }

    @Test
    void whatARecipeFixesIsToldAndCanBeUnfolded() throws Exception {
        Fixed fixed = (Fixed) lever(DesignSource.resolve("se-resnext-block"), "resnext1.conv1");
        assertThat(fixed.recipe()).contains(new Path("resnext1"));
        assertThat(fixed.says()).contains("resnext", "1 group");
    }

    @Test
    void aConvUnitMovesItsOwnGroups() throws Exception {
        Design design =
                DesignSource.resolve("conv-unit:out=8,kernel=3,groups=2")
                        .withInput(new Shape(8, 4, 4));
        Node conv =
                Lowered.of(design).graph().nodes().stream()
                        .filter(n -> n.op() instanceof Op.Conv2d)
                        .findFirst()
                        .orElseThrow();
        Moves moves = (Moves) lever(design, conv.id());
        assertThat(moves.setting()).isEqualTo("groups");
        assertThat(moves.values()).containsExactly(1, 2, 4, 8);
    }

    @Test
    void poolingsAndFullyConnectedLayersHaveNone() throws Exception {
        Design resnet = DesignSource.resolve("resnet18");
        Lowered lowered = Lowered.of(resnet);
        for (Node node : lowered.graph().nodes()) {
            if (node.op() instanceof Op.Linear || node.op() instanceof Op.MaxPool2d) {
                assertThat(GroupsLever.of(lowered, node)).isInstanceOf(Fixed.class);
            }
        }
    }
}
