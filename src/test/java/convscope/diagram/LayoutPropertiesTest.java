package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Element.Wire;
import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.model.Path;
import convscope.model.RoughDesigns;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every drawing, tried on designs by chance, folded and unfolded by chance. */
class LayoutPropertiesTest {

    record Sample(String name, Lowered lowered, Drawing drawing) {
        @Override
        public String toString() {
            return name;
        }

        List<Node> solid() {
            return drawing.nodes().filter(node -> !node.isContainer()).toList();
        }

        List<Wire> wires() {
            return drawing.elements().stream()
                    .filter(Wire.class::isInstance)
                    .map(Wire.class::cast)
                    .filter(wire -> !wire.from().equals(wire.to()))
                    .toList();
        }

        List<Wire> labels() {
            return drawing.elements().stream()
                    .filter(Wire.class::isInstance)
                    .map(Wire.class::cast)
                    .filter(wire -> wire.from().equals(wire.to()))
                    .toList();
        }
    }

    /** A wire may leave a row of small layers between two of them. */
    private static final double BETWEEN_TAGS = 2;

    private static Stream<Sample> samples() {
        return Stream.iterate(1L, seed -> seed + 1).limit(300).map(LayoutPropertiesTest::sample);
    }

    private static Sample sample(long seed) {
        Lowered lowered = Lowered.of(RoughDesigns.of(seed));
        Random random = new Random(seed);
        Set<Path> toggled = new HashSet<>();
        if (seed % 3 == 0) {
            lowered.root()
                    .all()
                    .filter(place -> !place.anonymous() && random.nextInt(4) == 0)
                    .forEach(place -> toggled.add(place.path()));
        }
        return new Sample("seed " + seed, lowered, Diagram.of(lowered, toggled));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noTwoBoxesOverlap(Sample sample) {
        List<Node> nodes = sample.solid();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            assertThat(nodes.subList(i + 1, nodes.size()))
                    .noneMatch(other -> other.bounds().overlaps(node.bounds()));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatBelongsToAFrameStandsInside(Sample sample) {
        sample.drawing()
                .nodes()
                .filter(node -> node.form() == Form.FRAME)
                .forEach(
                        frame ->
                                assertThat(sample.drawing().nodes())
                                        .filteredOn(node -> node.path().isWithin(frame.path()))
                                        .allMatch(n -> frame.bounds().contains(n.bounds())));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyPlaceIsDrawnOrHiddenInSomethingThatIs(Sample sample) {
        assertThat(sample.lowered().root().all().filter(place -> !place.anonymous()))
                .extracting(Place::path)
                .allMatch(path -> path.isRoot() || sample.drawing().find(path).isPresent());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everythingLiesWithinTheBounds(Sample sample) {
        assertThat(sample.drawing().elements())
                .allMatch(element -> sample.drawing().bounds().contains(element.bounds()));
        assertThat(sample.drawing().slots())
                .allMatch(slot -> sample.drawing().bounds().contains(slot.at()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void wiresStartAndEndAtSomething(Sample sample) {
        List<Wire> wires = sample.wires();
        for (Wire wire : wires) {
            assertThat(touches(wire, wire.from(), sample, wires)).isTrue();
            assertThat(touches(wire, wire.to(), sample, wires)).isTrue();
        }
    }

    private static boolean touches(Wire wire, Point end, Sample sample, List<Wire> wires) {
        boolean box =
                sample.solid().stream()
                        .anyMatch(node -> node.bounds().grown(BETWEEN_TAGS).contains(end));
        return box
                || wires.stream()
                        .filter(other -> !other.equals(wire))
                        .anyMatch(other -> other.bounds().grown(BETWEEN_TAGS).contains(end));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void uprightWiresRunThroughNoBox(Sample sample) {
        List<Node> nodes = sample.solid();
        sample.wires().stream()
                .filter(wire -> wire.from().x() == wire.to().x())
                .forEach(
                        wire ->
                                assertThat(nodes)
                                        .noneMatch(n -> crosses(wire.bounds(), n.bounds())));
    }

    private static boolean crosses(Rect upright, Rect box) {
        return upright.x() > box.x() + 1
                && upright.x() < box.right() - 1
                && upright.y() < box.bottom() - 1
                && box.y() + 1 < upright.bottom();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void labelsCoverNeitherBoxesNorOneAnother(Sample sample) {
        List<Wire> labels = sample.labels();
        for (int i = 0; i < labels.size(); i++) {
            Rect bounds = labels.get(i).bounds();
            assertThat(sample.solid()).noneMatch(node -> node.bounds().overlaps(bounds));
            assertThat(labels.subList(i + 1, labels.size()))
                    .noneMatch(other -> other.bounds().overlaps(bounds));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsUnreachedIsGrey(Sample sample) {
        assertThat(sample.drawing().elements())
                .filteredOn(element -> element.status() == Place.Status.UNREACHED)
                .flatExtracting(Element::marks)
                .filteredOn(Mark.Text.class::isInstance)
                .allMatch(mark -> ((Mark.Text) mark).ink() == Ink.UNREACHED);
    }
}
