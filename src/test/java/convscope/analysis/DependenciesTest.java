package convscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import convscope.document.DesignSource;
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
import convscope.model.Parallel;
import convscope.model.RandomDesigns;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against spoiling one value of the input and watching which values are mistaken by it. */
class DependenciesTest {

    private record Location(int channel, int row, int column) {

        static Location in(Shape shape, Random random) {
            return new Location(
                    random.nextInt(shape.channels()),
                    random.nextInt(shape.height()),
                    random.nextInt(shape.width()));
        }
    }

    private static Graph graph(Shape input, Block... blocks) {
        Lowered lowered = Lowered.of(new Design("", input, Sequence.of(blocks)));
        assertThat(lowered.faults()).isEmpty();
        return lowered.graph();
    }

    private static ValueSet seen(Graph graph, int channel, int row, int column) {
        return Dependencies.of(graph, graph.result(), channel, row, column).on(Graph.INPUT);
    }

    /** Every input value mistaken or a sample of them, a sample of results of every operation. */
    private static void compare(Graph graph, long seed, int mistaken, int asked) {
        Random random = new Random(seed);
        List<Location> inputs = new ArrayList<>();
        List<Touched> touched = new ArrayList<>();
        for (int i = 0; i < mistaken; i++) {
            Location at = Location.in(graph.input(), random);
            inputs.add(at);
            touched.add(new Touched(graph, at.channel, at.row, at.column));
        }
        for (Node node : graph.nodes()) {
            for (int i = 0; i < asked; i++) {
                Location at = Location.in(node.output(), random);
                ValueSet seen =
                        Dependencies.of(graph, node.index(), at.channel, at.row, at.column)
                                .on(Graph.INPUT);
                for (int k = 0; k < mistaken; k++) {
                    Location in = inputs.get(k);
                    assertThat(seen.contains(in.channel, in.row, in.column))
                            .as("seed %d, %s %s of %s, %s", seed, node.id(), node.op(), at, in)
                            .isEqualTo(
                                    touched.get(k).at(node.index(), at.channel, at.row, at.column));
                }
            }
        }
    }

    @Test
    void randomDesignsDependOnWhatMovesThem() {
        for (long seed = 0; seed < 80; seed++) {
            Graph graph = Lowered.of(RandomDesigns.sound(seed)).graph();
            boolean constant =
                    graph.nodes().stream()
                            .anyMatch(
                                    n ->
                                            n.op() instanceof Op.Softmax
                                                    && n.output().channels() == 1);
            if (graph.nodes().size() < 80 && !constant) {
                compare(graph, seed, 12, 4);
            }
        }
    }

    @Test
    void windowsOfAnyGeometryDependOnWhatMovesThem() {
        for (long seed = 0; seed < 80; seed++) {
            compare(windows(new Random(seed)), seed, 30, 6);
        }
    }

    /** Convolutions and poolings of any extent, after each other and beside each other. */
    private static Graph windows(Random random) {
        Design design =
                new Design(
                        "windows",
                        new Shape(
                                2 * (1 + random.nextInt(3)),
                                4 + random.nextInt(9),
                                4 + random.nextInt(9)),
                        Sequence.EMPTY);
        for (int attempt = 0; attempt < 6; attempt++) {
            Block block =
                    random.nextInt(3) == 0
                            ? Parallel.of(
                                    random.nextBoolean() ? Merge.ADD : Merge.CONCAT,
                                    Branch.of(window(random)),
                                    random.nextBoolean()
                                            ? Branch.identity()
                                            : Branch.of(window(random)))
                            : window(random);
            Sequence body = design.body();
            Design longer = design.withBody(body.inserted(body.blocks().size(), block));
            design = Lowered.of(longer).complete() ? longer : design;
        }
        return Lowered.of(design).graph();
    }

    private static Layer window(Random random) {
        return switch (random.nextInt(5)) {
            case 0 ->
                    new Layer.MaxPool(
                            extent(random, 1, 4),
                            extent(random, 1, 3),
                            extent(random, 0, 2),
                            random.nextBoolean());
            case 1 ->
                    new Layer.AvgPool(
                            extent(random, 1, 4),
                            extent(random, 1, 3),
                            extent(random, 0, 2),
                            random.nextBoolean(),
                            random.nextBoolean());
            case 2 -> new Layer.Flatten();
            default ->
                    new Layer.Conv(
                            2 * (1 + random.nextInt(3)),
                            extent(random, 1, 4),
                            extent(random, 1, 3),
                            extent(random, 0, 5),
                            extent(random, 1, 3),
                            1 + random.nextInt(2),
                            false);
        };
    }

    private static Extent extent(Random random, int least, int most) {
        return new Extent(
                least + random.nextInt(most - least + 1), least + random.nextInt(most - least + 1));
    }

    @Test
    void holesOfDilationAreLeftOut() {
        Graph graph =
                graph(
                        new Shape(1, 9, 9),
                        new Layer.Conv(
                                1,
                                Extent.square(3),
                                Extent.ONE,
                                Extent.ZERO,
                                Extent.square(2),
                                1,
                                false));
        ValueSet seen = seen(graph, 0, 1, 2);
        assertThat(seen.rows().stream()).containsExactly(1, 3, 5);
        assertThat(seen.columns().stream()).containsExactly(2, 4, 6);
        assertThat(seen.size()).isEqualTo(9);
    }

    @Test
    void paddingIsLeftOut() {
        ValueSet seen = seen(graph(new Shape(2, 5, 5), Layer.Conv.same(3, 3, 1, 1)), 2, 0, 4);
        assertThat(seen.rows().stream()).containsExactly(0, 1);
        assertThat(seen.columns().stream()).containsExactly(3, 4);
    }

    @Test
    void aWindowThatLiesInThePaddingDependsOnNothing() {
        Layer conv =
                new Layer.Conv(
                        1, Extent.square(2), Extent.ONE, Extent.square(3), Extent.ONE, 1, true);
        assertThat(seen(graph(new Shape(1, 4, 4), conv), 0, 0, 0).isEmpty()).isTrue();
    }

    @Test
    void aGroupSeesItsOwnChannels() {
        ValueSet seen = seen(graph(new Shape(12, 4, 4), Layer.Conv.same(6, 3, 1, 3)), 3, 2, 2);
        assertThat(seen.channels().stream()).containsExactly(4, 5, 6, 7);
    }

    @Test
    void theFollowingOneByOneMixesTheGroupsAgain() {
        Graph graph =
                graph(
                        new Shape(12, 4, 4),
                        Layer.Conv.same(12, 3, 1, 12),
                        Layer.Conv.same(5, 1, 1, 1));
        assertThat(seen(graph, 4, 2, 2).channels().cardinality()).isEqualTo(12);
    }

    /** ShuffleNet, figure 1: behind shuffle and second group convolution all groups are seen. */
    @Test
    void aShuffleBetweenGroupConvolutionsMixesThemAgain() {
        Shape shape = new Shape(12, 4, 4);
        Layer grouped = Layer.Conv.same(12, 1, 1, 3);
        Graph isolated = graph(shape, grouped, grouped);
        Graph shuffled = graph(shape, grouped, new Layer.Shuffle(3), grouped);
        assertThat(seen(isolated, 0, 0, 0).channels().stream()).containsExactly(0, 1, 2, 3);
        assertThat(seen(shuffled, 0, 0, 0).channels().cardinality()).isEqualTo(12);
    }

    @Test
    void aGateDependsOnEverything() throws Exception {
        Design design = DesignSource.resolve("se:reduction=4").withInput(new Shape(8, 6, 6));
        Graph graph = Lowered.of(design).graph();
        assertThat(seen(graph, 3, 2, 2)).isEqualTo(ValueSet.all(graph.input()));
    }

    @Test
    void unionsThatAreNoRectanglesAreExact() {
        Graph graph =
                graph(
                        new Shape(1, 9, 9),
                        Parallel.of(
                                Merge.ADD,
                                Branch.of(Layer.Conv.same(1, 1, 1, 1)),
                                Branch.of(
                                        new Layer.Conv(
                                                1,
                                                new Extent(1, 3),
                                                Extent.ONE,
                                                new Extent(0, 2),
                                                Extent.square(2),
                                                1,
                                                false)),
                                Branch.of(
                                        new Layer.Conv(
                                                1,
                                                new Extent(3, 1),
                                                Extent.ONE,
                                                new Extent(1, 0),
                                                Extent.ONE,
                                                1,
                                                false))));
        ValueSet seen = seen(graph, 0, 4, 4);
        assertThat(seen.size()).isEqualTo(5);
        assertThat(seen.columns(0, 4).stream()).containsExactly(2, 4, 6);
        assertThat(seen.columns(0, 3).stream()).containsExactly(4);
    }

    @Test
    void aScaleOfNothingHidesItsInput() {
        Graph graph = graph(new Shape(1, 2, 2), new Layer.Scale(0));
        assertThat(seen(graph, 0, 0, 0).isEmpty()).isTrue();
    }

    @Test
    void whatIsSeenOnTheWayIsKnownToo() {
        Graph graph =
                graph(new Shape(8, 6, 6), Layer.Conv.same(4, 1, 1, 1), Layer.Conv.same(4, 3, 1, 2));
        Dependencies seen = Dependencies.of(graph, 1, 3, 2, 2);
        assertThat(seen.on(0).channels().stream()).containsExactly(2, 3);
        assertThat(seen.on(0).rows().stream()).containsExactly(1, 2, 3);
        assertThat(seen.on(Graph.INPUT).channels().cardinality()).isEqualTo(8);
        assertThat(seen.on(1).size()).isEqualTo(1);
    }

    @Test
    void reachIsTheOtherDirection() {
        for (long seed = 0; seed < 60; seed++) {
            Graph graph = Lowered.of(RandomDesigns.sound(seed)).graph();
            if (graph.nodes().isEmpty() || graph.nodes().size() > 80) {
                continue;
            }
            Random random = new Random(seed);
            int channel = random.nextInt(graph.input().channels());
            List<BitSet> reached =
                    Dependencies.reach(
                            graph,
                            Graph.INPUT,
                            Region.range(channel, channel + 1),
                            graph.nodes().size());
            for (Node node : graph.nodes()) {
                Shape shape = node.output();
                BitSet expected = new BitSet();
                IntStream.range(0, shape.channels())
                        .filter(
                                c ->
                                        Dependencies.of(graph, node.index(), ValueSet.map(shape, c))
                                                .on(Graph.INPUT)
                                                .channels()
                                                .get(channel))
                        .forEach(expected::set);
                // A stride may step over every pixel: then the channel is read, and not its values.
                assertThat(reached.get(node.index()).stream().boxed().toList())
                        .as("seed %d, %s", seed, node.id())
                        .containsAll(expected.stream().boxed().toList());
                if (shape.area() > 4) {
                    assertThat(reached.get(node.index())).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void theWholeOfResNet50IsSeenFromItsOutput() throws Exception {
        Graph graph = Lowered.of(DesignSource.resolve("resnet50")).graph();
        assertThat(seen(graph, 999, 0, 0)).isEqualTo(ValueSet.all(graph.input()));
    }

    /** Without the gate the theoretical extent contains it; where no pixel is left out, equals. */
    @Test
    void theTheoreticalExtentContainsEveryDependency() {
        for (long seed = 0; seed < 80; seed++) {
            Graph graph = Lowered.of(RandomDesigns.sound(seed)).graph();
            Analysis analysis = Analysis.of(graph);
            Random random = new Random(seed);
            for (Node node : graph.nodes()) {
                ReceptiveField field = analysis.field(node.index());
                Location at = Location.in(node.output(), random);
                ValueSet seen =
                        Dependencies.of(graph, node.index(), at.channel, at.row, at.column)
                                .on(Graph.INPUT);
                if (!field.everything() && !seen.isEmpty() && node.output().area() > 1) {
                    assertThat((long) seen.rows().nextSetBit(0))
                            .as("seed %d, %s", seed, node.id())
                            .isGreaterThanOrEqualTo(field.rows().firstAt(at.row));
                    assertThat((long) seen.rows().length() - 1)
                            .isLessThanOrEqualTo(field.rows().lastAt(at.row));
                }
            }
        }
    }

    @Test
    void aValueThatIsNotThereIsRefused() {
        Graph graph = graph(new Shape(2, 4, 4), new Layer.Relu());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dependencies.of(graph, 0, 2, 0, 0))
                .withMessageContaining("channel 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Dependencies.of(graph, 0, 0, 4, 0));
    }
}
