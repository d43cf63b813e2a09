package convscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.ResNeXt;
import convscope.document.DesignSource;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Path;
import convscope.model.Recipe;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.session.GroupsLever.Fixed;
import convscope.session.GroupsLever.Moves;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static Session moved(Design design, String node, int groups) {
        Moves moves = (Moves) lever(design, node);
        return Update.apply(Session.on(design), moves.to(groups, false));
    }

    private static Op.Conv2d conv(Session session, String node) {
        return (Op.Conv2d) Lowered.of(session.design()).graph().node(node).orElseThrow().op();
    }

    private static long weights(Op.Conv2d conv) {
        return (long) conv.in() / conv.groups() * conv.out() * conv.kernel().area();
    }

    /** 3 x 3 x 128 x 128 weights, and 3 x 3 x 128 where each channel sees itself. */
    @ParameterizedTest
    @CsvSource({"1, 147456", "2, 73728", "32, 4608", "128, 1152"})
    void theChannelsOfResNeXtStayWhateverItsGroups(int groups, long weights) throws Exception {
        Session moved = moved(DesignSource.resolve("se-resnext-block"), "resnext1.conv2", groups);
        Op.Conv2d conv = conv(moved, "resnext1.conv2");
        assertThat(conv.groups()).isEqualTo(groups);
        assertThat(conv.in()).isEqualTo(128);
        assertThat(conv.out()).isEqualTo(128);
        assertThat(weights(conv)).isEqualTo(weights);
        assertThat(Named.bare(moved.design().body().blocks().getFirst()))
                .isInstanceOf(ResNeXt.class);
        assertThat(moved.notice()).isEmpty();
    }

    @Test
    void whatARecipeCannotExpressIsChangedInPlaceAndSaid() throws Exception {
        Design design = DesignSource.resolve("se-resnext-block");
        Session moved = moved(design, "resnext1.conv1", 2);
        assertThat(conv(moved, "resnext1.parallel1.branch1.conv1").groups()).isEqualTo(2);
        assertThat(conv(moved, "resnext1.parallel1.branch1.conv2").groups()).isEqualTo(32);
        assertThat(moved.notice())
                .isEqualTo(
                        "resnext1 has left its recipe resnext, which cannot give conv1 2 groups;"
                                + " undo brings it back.");
        assertThat(Update.apply(moved, new Message.Undo()).design()).isEqualTo(design);
    }

    @Test
    void aDragBackToWhatTheRecipeExpressesIsTheRecipeAgain() throws Exception {
        Design design = DesignSource.resolve("se-resnext-block");
        Moves moves = (Moves) lever(design, "resnext1.conv1");
        Session session =
                Update.apply(Session.on(design), new Message.Select(new Path("resnext1.conv1")));
        session = Update.apply(session, moves.to(2, true));
        Path there = new Path("resnext1.parallel1.branch1.conv1");
        assertThat(session.selection()).isEqualTo(there);
        for (int groups : new int[] {4, 8, 1}) {
            session = Update.apply(session, new Message.Regroup(there, groups, true));
            if (groups > 1) {
                assertThat(conv(session, there.text()).groups()).isEqualTo(groups);
            }
        }
        session = Update.apply(session, moves.to(1, false));
        assertThat(session.design()).isEqualTo(design);
        assertThat(session.history().canUndo()).isFalse();
    }

    @Test
    void oneBlockOfARepeatedStageIsChangedAlone() throws Exception {
        Design design = DesignSource.resolve("resnext50-32x4d");
        String third =
                Lowered.of(design).graph().nodes().stream()
                        .map(Node::id)
                        .filter(id -> id.matches("layer3\\..*conv2"))
                        .skip(2)
                        .findFirst()
                        .orElseThrow();
        Session moved = moved(design, third, 1);
        Lowered now = Lowered.of(moved.design());
        assertThat(now.complete()).isTrue();
        assertThat(now.graph().tensors().keySet())
                .isEqualTo(Lowered.of(design).graph().tensors().keySet());
        List<Integer> groups =
                now.graph().nodes().stream()
                        .filter(node -> node.id().startsWith("layer3"))
                        .filter(node -> node.op() instanceof Op.Conv2d c && c.kernel().area() == 9)
                        .map(node -> ((Op.Conv2d) node.op()).groups())
                        .toList();
        assertThat(groups).containsOnlyOnce(1);
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
        assertThat(((Moves) lever(design, conv.id())).values()).containsExactly(1, 2, 4, 8);
        Session moved = moved(design, conv.id(), 8);
        assertThat(conv(moved, conv.id()).groups()).isEqualTo(8);
        assertThat(Named.bare(moved.design().body().blocks().getFirst()))
                .isInstanceOf(Recipe.class);
    }

    @Test
    void groupsThatDoNotDivideAreRefusedWithBothNumbers() throws Exception {
        Design design = DesignSource.resolve("se-resnext-block");
        Session refused =
                Update.apply(
                        Session.on(design),
                        new Message.Regroup(new Path("resnext1.conv2"), 3, false));
        assertThat(refused.notice())
                .isEqualTo(
                        "groups divides the 128 input and the 128 output channels of"
                                + " resnext1.conv2, not 3.");
        assertThat(refused.design()).isEqualTo(design);
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
