package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatTest {

    private static final Lowered FORM_A =
            Lowered.of(Catalog.design("resnext-form-a").orElseThrow());

    /** A nanosecond for each operation. */
    private static Map<Path, Long> ones(Lowered lowered) {
        Map<Path, Long> times = new HashMap<>();
        lowered.graph().nodes().forEach(node -> times.put(new Path(node.id()), 1L));
        return times;
    }

    private static OptionalLong of(Drawing drawing, Heat heat, Predicate<Node> wanted) {
        for (int at = 0; at < drawing.elements().size(); at++) {
            if (drawing.elements().get(at) instanceof Node node && wanted.test(node)) {
                return heat.of(at);
            }
        }
        throw new AssertionError("nothing of that kind is drawn");
    }

    @Test
    void aLayerHasItsOwnTime() {
        Drawing drawing = Diagram.of(FORM_A);
        Path conv = new Path("resnext1.path2.conv1");
        Heat heat = Heat.of(drawing, FORM_A, Map.of(conv, 1_234L));
        assertThat(of(drawing, heat, node -> node.path().equals(conv) && node.form() == Form.LAYER))
                .hasValue(1_234);
        assertThat(heat.most()).isEqualTo(1_234);
    }

    @Test
    void theBoxOfCopiesSumsThoseThatAreNotDrawn() {
        Drawing drawing = Diagram.of(FORM_A);
        Heat heat = Heat.of(drawing, FORM_A, ones(FORM_A));
        long inOnePath =
                FORM_A.graph().nodes().stream()
                        .filter(node -> node.id().startsWith("resnext1.path5."))
                        .count();
        assertThat(of(drawing, heat, node -> node.form() == Form.MORE)).hasValue(29 * inOnePath);
    }

    @Test
    void aFoldedBlockSumsItsParts() {
        Drawing drawing = Diagram.of(FORM_A, Set.of(new Path("resnext1")));
        Heat heat = Heat.of(drawing, FORM_A, ones(FORM_A));
        assertThat(of(drawing, heat, node -> node.form() == Form.FOLDED))
                .hasValue(FORM_A.graph().nodes().size());
    }

    @Test
    void theFrameOfARepeatSumsAllItsTimes() {
        Sequence body = Sequence.of(new Layer.Relu());
        Lowered lowered =
                Lowered.of(new Design("r", new Shape(4, 8, 8), Sequence.of(new Repeat(7, body))));
        Drawing drawing = Diagram.of(lowered);
        Heat heat = Heat.of(drawing, lowered, ones(lowered));
        assertThat(of(drawing, heat, node -> node.form() == Form.FRAME)).hasValue(7);
    }

    @Test
    void whatWasFusedAwayHasNoTime() {
        Drawing drawing = Diagram.of(FORM_A);
        Heat heat = Heat.of(drawing, FORM_A, Map.of());
        assertThat(of(drawing, heat, node -> node.form() == Form.TAG)).isEmpty();
        assertThat(heat.most()).isZero();
    }

    @Test
    void aMergeHasItsOwnOperationsOnly() {
        Drawing drawing = Diagram.of(FORM_A);
        Heat heat = Heat.of(drawing, FORM_A, ones(FORM_A));
        assertThat(of(drawing, heat, node -> node.form() == Form.MERGE)).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void everyWordKeepsItsContrastOnTheHottestGround(String theme) {
        Palette palette = theme.equals("dark") ? Palette.DARK : Palette.LIGHT;
        HeatColours colours = HeatColours.of(palette);
        for (double heat = 0; heat <= 1; heat += 0.125) {
            for (Ink ground : List.of(Ink.BOX, Ink.TAG, Ink.GROUND, Ink.GATE_GROUND)) {
                for (Ink word :
                        List.of(Ink.INK, Ink.MUTED, Ink.INPUT, Ink.KERNEL, Ink.OUTPUT, Ink.GATE)) {
                    assertThat(contrast(palette.argb(word), colours.ground(ground, heat)))
                            .as("%s on %s at %s", word, ground, heat)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void theHottestBandStandsOutFromThePaper(String theme) {
        Palette palette = theme.equals("dark") ? Palette.DARK : Palette.LIGHT;
        HeatColours colours = HeatColours.of(palette);
        assertThat(contrast(colours.band(1), palette.argb(Ink.PAPER))).isGreaterThan(5);
    }

    private static double contrast(int one, int other) {
        double a = HeatColours.luminance(one) + 0.05;
        double b = HeatColours.luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }
}
