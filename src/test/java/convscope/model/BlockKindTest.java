package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockKindTest {

    @Called(kind = "two-part", title = "Two parts", palette = "parts", section = "Odd blocks")
    record TwoPart(
            @Parameter(says = "a", typical = "8", usual = Usual.COUNTS) int all,
            @Parameter(says = "b", initial = "1", typical = "2", divides = "all") int part)
            implements Recipe {

        @Override
        public Unfolding unfold(Shape input) {
            return new Unfolded(new Layer.Relu());
        }
    }

    record Astray(@Parameter(says = "a", initial = "1", divides = "none") int part) {}

    @Test
    void aRecordSaysItAll() {
        BlockKind kind = BlockKind.of(TwoPart.class);
        assertThat(kind.name()).isEqualTo("two-part");
        assertThat(kind.title()).isEqualTo("Two parts");
        assertThat(kind.palette()).isEqualTo("parts");
        assertThat(kind.section()).isEqualTo("Odd blocks");
        assertThat(kind.settings().getFirst().usual()).isEqualTo(Usual.COUNTS);
        assertThat(kind.settings().getLast().divides()).isEqualTo(List.of("all"));
        assertThat(new TwoPart(8, 2).kind()).isEqualTo("two-part");
    }

    @Test
    void thePaletteStartsWithWhatIsTypicalAFileWithWhatIsTheDefault() {
        BlockKind kind = BlockKind.of(TwoPart.class);
        assertThat(kind.offered()).isEqualTo(new TwoPart(8, 2));
        assertThat(kind.create(Map.of("all", 6))).isEqualTo(new TwoPart(6, 1));
    }

    @Test
    void aLayerIsCalledAsItsRecordUnlessItSaysOtherwise() {
        assertThat(BlockKind.LAYERS.stream().map(BlockKind::palette))
                .contains("batch norm", "max pool", "average pool", "ReLU", "convolution");
        assertThat(BlockKind.LAYERS.stream().map(BlockKind::section)).containsOnly("Layers");
        assertThat(BlockKind.LAYERS.getFirst().offered()).isEqualTo(Layer.Conv.same(64, 3, 1, 1));
    }

    @Test
    void whatASettingDividesStandsBesideIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlockKind.of(Astray.class))
                .withMessageContaining("part divides");
    }
}
