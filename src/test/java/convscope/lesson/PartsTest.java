package convscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.diagram.Rect;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.rewrite.DerivationStep;
import convscope.rewrite.Move.Region;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Forms A, B and C with 4 paths of 3 channels. */
class PartsTest {

    private final List<Column> columns =
            Demonstration.FORMS.columns(new CommonSetting(4, 3), Set.of(), Set.of());
    private final List<DerivationStep> steps = new Deriving(() -> false).between(columns).steps();
    private final Parts parts = Parts.along(columns.getFirst().design(), steps);

    private static Graph graph(Column column) {
        return Lowered.of(column.design()).graph();
    }

    @Test
    void thereIsOneColourAPath() {
        assertThat(parts.colours()).isEqualTo(4);
    }

    @Test
    void inFormCEachPathOwnsItsGroup() {
        String second = "parallel1.branch1.conv2.weight";
        assertThat(parts.stages().getLast())
                .filteredOn(patch -> patch.region().tensor().equals(second))
                .extracting(Parts.Patch::path, patch -> patch.region().start().getFirst())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(0, 0),
                        org.assertj.core.groups.Tuple.tuple(1, 3),
                        org.assertj.core.groups.Tuple.tuple(2, 6),
                        org.assertj.core.groups.Tuple.tuple(3, 9));
    }

    @Test
    void noPartIsLostOnTheWay() {
        List<Long> sizes =
                parts.stages().stream()
                        .map(stage -> stage.stream().mapToLong(p -> p.region().size()).sum())
                        .distinct()
                        .toList();
        assertThat(sizes).hasSize(1);
    }

    @Test
    void everyPartIsDrawnInsideItsTensor() {
        for (int stop : new int[] {0, steps.size()}) {
            TensorSheet sheet =
                    TensorSheet.of(graph(stop == 0 ? columns.getFirst() : columns.getLast()));
            for (Parts.Patch patch : parts.stages().get(stop)) {
                Region region = patch.region();
                sheet.rect(region)
                        .ifPresent(
                                rect ->
                                        assertThat(
                                                        sheet.boxes()
                                                                .get(region.tensor())
                                                                .contains(rect))
                                                .isTrue());
            }
        }
    }

    @Test
    void tensorsDoNotOverlapAndFillTheSquareAtMost() {
        for (Column column : columns) {
            List<Rect> boxes = List.copyOf(TensorSheet.of(graph(column)).boxes().values());
            for (int i = 0; i < boxes.size(); i++) {
                assertThat(new Rect(0, 0, 1, 1).contains(boxes.get(i))).isTrue();
                for (int j = 0; j < i; j++) {
                    assertThat(boxes.get(i).overlaps(boxes.get(j))).isFalse();
                }
            }
        }
    }

    @Test
    void whatTravelsBeginsAndEndsWhereItIsDrawn() {
        TensorSheet before = TensorSheet.of(graph(columns.getFirst()));
        TensorSheet after = TensorSheet.of(Lowered.of(steps.getFirst().after()).graph());
        List<Travel> travels =
                Travel.of(
                        parts.stages().getFirst(),
                        steps.getFirst().rewriting().there().moves(),
                        before,
                        after);
        assertThat(travels).hasSizeGreaterThanOrEqualTo(4 * 5);
        for (Travel travel : travels) {
            assertThat(travel.at(0)).isEqualTo(travel.from());
            assertThat(travel.at(1).grown(1e-9).contains(travel.to())).isTrue();
            assertThat(travel.to().grown(1e-9).contains(travel.at(1))).isTrue();
            assertThat(after.boxes().values()).anyMatch(box -> box.contains(travel.to()));
        }
    }
}
