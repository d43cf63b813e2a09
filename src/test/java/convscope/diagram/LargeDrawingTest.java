package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However large a design is, its drawing has at most about {@link Diagram#MOST_BOXES} boxes. */
class LargeDrawingTest {

    private static final Block RELU = new Layer.Relu();

    private static Lowered lowered(Block... body) {
        return Lowered.of(new Design("large", new Shape(4, 6, 6), Sequence.of(body)));
    }

    private static Sequence sequence(int steps) {
        return new Sequence(Collections.nCopies(steps, RELU));
    }

    private static Parallel branches(int count, int steps) {
        return new Parallel(
                new Merge.Add(), Collections.nCopies(count, new Branch(1, sequence(steps))));
    }

    private static long boxes(Drawing drawing) {
        return drawing.nodes().filter(Node::isStop).count();
    }

    @Test
    void ofALongSequenceTheFirstAndTheLastAreDrawnAndEveryBlockIsFound() {
        Lowered large = Lowered.of(new Design("large", new Shape(4, 6, 6), sequence(160_000)));
        Drawing drawing = Diagram.of(large);
        assertThat(boxes(drawing)).isLessThanOrEqualTo(Diagram.MOST_BOXES + 3L);
        assertThat(drawing.undrawn()).isEqualTo(140_000);
        assertThat(form(drawing, large, 0)).isEqualTo(Form.TAG);
        assertThat(form(drawing, large, 159_999)).isEqualTo(Form.TAG);
        assertThat(form(drawing, large, 80_000)).isEqualTo(Form.MORE);
        assertThat(drawing.slots().getLast().index()).isEqualTo(160_000);
    }

    private static Form form(Drawing drawing, Lowered lowered, int block) {
        Path path = lowered.root().parts().get(block).path();
        return drawing.find(path).orElseThrow().form();
    }

    @Test
    void manyBranchesAreFewer() {
        Drawing drawing = Diagram.of(lowered(branches(4000, 40)));
        assertThat(boxes(drawing)).isBetween(5_000L, Diagram.MOST_BOXES + 3L);
        assertThat(drawing.undrawn()).isPositive();
    }

    @Test
    void whatIsOpenedByHandIsBoundedToo() {
        Block[] groups =
                IntStream.range(0, 300)
                        .mapToObj(i -> (Block) new Named("group" + i, sequence(500)))
                        .toArray(Block[]::new);
        Lowered large = lowered(groups);
        assertThat(Diagram.of(large).undrawn()).isZero();
        Set<Path> all =
                Set.copyOf(large.root().parts().stream().map(place -> place.path()).toList());
        Drawing opened = Diagram.of(large, all);
        assertThat(boxes(opened)).isBetween(5_000L, 2L * Diagram.MOST_BOXES);
        assertThat(opened.undrawn()).isPositive();
    }

    @Test
    void aDeepTreeOfBranchesIsBoundedToo() {
        Block tree = RELU;
        for (int level = 0; level < 15; level++) {
            Branch branch = Branch.of(tree);
            tree = new Parallel(new Merge.Add(), List.of(branch, branch));
        }
        Drawing drawing = Diagram.of(lowered(tree));
        assertThat(boxes(drawing)).isLessThanOrEqualTo(Diagram.MOST_BOXES);
        assertThat(drawing.undrawn()).isPositive();
    }

    @Test
    void whatFitsIsDrawnWhole() {
        assertThat(Diagram.of(lowered(sequence(2_000).blocks().toArray(Block[]::new))).undrawn())
                .isZero();
    }
}
