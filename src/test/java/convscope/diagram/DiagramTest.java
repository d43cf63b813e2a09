package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.graph.Lowered;
import convscope.graph.Place.Status;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagramTest {

    private static Drawing sample(String name, String... toggled) {
        Design design = Catalog.design(name).orElseThrow();
        Set<Path> paths = Set.copyOf(List.of(toggled).stream().map(Path::new).toList());
        return Diagram.of(Lowered.of(design), paths);
    }

    private static Drawing draw(Shape input, Block... blocks) {
        return Diagram.of(Lowered.of(new Design("test", input, Sequence.of(blocks))));
    }

    private static List<String> words(Drawing drawing) {
        return drawing.elements().stream().map(DiagramTest::words).toList();
    }

    private static String words(Element element) {
        StringBuilder words = new StringBuilder();
        for (Mark mark : element.marks()) {
            if (mark instanceof Mark.Text text) {
                words.append(text.text());
            }
        }
        return words.toString();
    }

    private static Node node(Drawing drawing, String path) {
        return drawing.find(new Path(path)).orElseThrow();
    }

    /** Xie et al. 2016, figure 3 (c). */
    @Test
    void formCReadsAsFigure3cOfThePaper() {
        assertThat(words(sample("resnext-form-c")))
                .containsSubsequence(
                        "256, 1\u00d71, 128", "128, 3\u00d73, 128group = 32", "128, 1\u00d71, 256");
    }

    /** Xie et al. 2016, figure 3 (a): first, second, dots with the total, last. */
    @Test
    void formADrawsTwoPathsTheirNumberAndTheLast() {
        Drawing drawing = sample("resnext-form-a");
        List<String> words = words(drawing);
        assertThat(words.stream().filter("4, 3\u00d73, 4"::equals)).hasSize(3);
        assertThat(words).contains("32 paths29 more");
        assertThat(node(drawing, "resnext1.path17.conv2").form()).isEqualTo(Form.MORE);
        assertThat(node(drawing, "resnext1.path32.conv2").form()).isEqualTo(Form.LAYER);
    }

    @Test
    void theCopiesOfAParallelAreAllDrawnOnceItIsTurnedOver() {
        Drawing drawing = sample("resnext-form-a", "resnext1.parallel2");
        assertThat(words(drawing).stream().filter("4, 3\u00d73, 4"::equals)).hasSize(32);
        assertThat(drawing.nodes().map(Node::form)).doesNotContain(Form.MORE);
    }

    @Test
    void theShortcutIsALineWithTheWordIdentity() {
        assertThat(words(sample("resnext-form-c"))).contains("identity");
    }

    /** Hu et al. 2017, figure 3: pooling, two layers with ReLU between, sigmoid, scale. */
    @Test
    void squeezeAndExcitationReadsAsInThePaper() {
        assertThat(words(sample("se-resnext-block")))
                .containsSubsequence(
                        "global pool", "256, 1\u00d71, 16", "ReLU", "16, 1\u00d71, 256", "sigmoid");
    }

    @Test
    void aNetworkIsAColumnOfItsRecipes() {
        Drawing drawing = sample("resnet50");
        assertThat(drawing.nodes().filter(node -> node.form() == Form.FOLDED)).hasSize(16);
        assertThat(node(drawing, "layer1").form()).isEqualTo(Form.FRAME);
        assertThat(node(drawing, "layer1.bottleneck2.conv1").path().text())
                .isEqualTo("layer1.bottleneck2");
    }

    @Test
    void aRecipeThatIsTurnedOverShowsItsParts() {
        Drawing drawing = sample("resnet50", "layer1.bottleneck2");
        assertThat(node(drawing, "layer1.bottleneck2").form()).isEqualTo(Form.FRAME);
        assertThat(node(drawing, "layer1.bottleneck2.conv2").form()).isEqualTo(Form.LAYER);
    }

    @Test
    void wiresBearTheShapeWhereItChanges() {
        assertThat(words(sample("resnext-form-c"))).contains("128\u00d756\u00d756");
    }

    @Test
    void aFaultStandsInItsPlaceAndWhatFollowsIsUnreached() {
        Drawing drawing =
                draw(new Shape(30, 8, 8), Layer.Conv.same(64, 1, 1, 32), new Layer.Relu());
        assertThat(node(drawing, "conv1").status()).isEqualTo(Status.FAULTY);
        assertThat(node(drawing, "conv1").says()).contains("must divide", "legal here: 1, 2");
        assertThat(node(drawing, "relu1").status()).isEqualTo(Status.UNREACHED);
    }

    @Test
    void branchesThatDisagreeHaveTheirSentenceAtTheMerge() {
        Drawing drawing =
                draw(
                        new Shape(64, 8, 8),
                        Parallel.of(
                                Merge.ADD,
                                Branch.of(Layer.Conv.same(8, 1, 1, 1)),
                                Branch.identity()));
        assertThat(node(drawing, "parallel1").status()).isEqualTo(Status.FAULTY);
        assertThat(drawing.nodes().filter(node -> node.form() == Form.NOTE))
                .singleElement()
                .satisfies(note -> assertThat(note.says()).contains("8x8x8, 64x8x8"));
    }

    @Test
    void aFaultInALaterTimeOfARepeatIsShown() {
        Block pool = new Layer.MaxPool(Extent.square(3), Extent.square(2), Extent.ZERO, false);
        Drawing drawing = draw(new Shape(8, 16, 16), new Repeat(5, Sequence.of(pool)));
        assertThat(drawing.nodes())
                .filteredOn(node -> node.status() == Status.FAULTY)
                .extracting(Node::path)
                .containsExactly(new Path("repeat1.copy4.maxPool1"));
    }

    @Test
    void everyEditableSequenceHasASlotBeforeBetweenAndBehindItsBlocks() {
        Drawing drawing =
                draw(
                        new Shape(8, 8, 8),
                        new Layer.Relu(),
                        Parallel.of(Merge.ADD, Branch.of(new Layer.Sigmoid()), Branch.identity()));
        assertThat(drawing.slots().stream().map(s -> s.sequence().text() + "@" + s.index()))
                .containsExactlyInAnyOrder(
                        "@0",
                        "@1",
                        "@2",
                        "parallel1.branch1@0",
                        "parallel1.branch1@1",
                        "parallel1.branch2@0");
    }

    @Test
    void aRecipesPartsHaveNoSlots() {
        assertThat(sample("se-resnext-block").slots().stream().map(Slot::sequence))
                .containsExactly(Path.ROOT, Path.ROOT);
    }

    @Test
    void theArrowKeysFollowTheWires() {
        Drawing drawing = sample("resnext-form-c");
        Node conv = node(drawing, "resnext1.conv1");
        Node norm = drawing.neighbour(conv, ArrowDirection.DOWN).orElseThrow();
        assertThat(norm.path().text()).isIn("resnext1.batchNorm1", "resnext1.relu1");
        assertThat(drawing.neighbour(norm, ArrowDirection.UP)).contains(conv);
    }

    @Test
    void theArrowKeysGoFromPathToPath() {
        Drawing drawing = sample("resnext-form-a");
        Node first = node(drawing, "resnext1.path1.conv2");
        assertThat(drawing.neighbour(first, ArrowDirection.RIGHT))
                .contains(node(drawing, "resnext1.path2.conv2"));
    }
}
