package convscope.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Design;
import convscope.model.Recipe;
import convscope.model.Sequence;
import convscope.model.Setting;
import convscope.model.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void everyRecipeSaysWhatItIsCalled() {
        assertThat(Catalog.recipes())
                .allSatisfy(
                        kind -> {
                            assertThat(kind.title()).isNotBlank().isNotEqualTo(kind.palette());
                            assertThat(kind.palette()).isNotBlank();
                            assertThat(kind.section()).isEqualTo("Blocks");
                            assertThat(((Block) kind.offered()).kind()).isEqualTo(kind.name());
                        });
        assertThat(Catalog.recipes().stream().map(BlockKind::title))
                .contains(
                        "Conv unit",
                        "Basic residual block",
                        "Bottleneck residual block",
                        "ResNeXt block",
                        "Squeeze-and-excitation");
    }

    @Test
    void noNameStandsTwice() {
        assertThat(Catalog.kinds().stream().map(BlockKind::name)).doesNotHaveDuplicates();
        assertThat(Catalog.kinds().stream().map(BlockKind::palette)).doesNotHaveDuplicates();
        assertThat(Catalog.tables().stream().map(Network::name)).doesNotHaveDuplicates();
        assertThat(Catalog.tables().stream().map(Network::title)).doesNotHaveDuplicates();
    }

    @Test
    void everyRecipeFitsAsThePaletteOffersIt() {
        for (BlockKind kind : Catalog.recipes()) {
            Sequence body = Sequence.of((Block) kind.offered());
            Design design = new Design(kind.name(), new Shape(256, 56, 56), body);
            assertThat(Lowered.of(design).faults()).as(kind.name()).isEmpty();
        }
    }

    @Test
    void theGreatestValuesTogetherAreRefusedNotThrown() {
        for (BlockKind kind : Catalog.recipes()) {
            Map<String, Object> most =
                    kind.settings().stream()
                            .filter(setting -> setting.type() == int.class)
                            .collect(Collectors.toMap(Setting::name, set -> (int) set.most()));
            Recipe recipe = (Recipe) kind.create(most);
            assertThatCode(() -> recipe.unfold(new Shape(256, 56, 56)))
                    .as(kind.name())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aNetworkIsTheRowsOfItsTable() {
        Network network =
                Network.of(
                        "tiny",
                        "Tiny",
                        new Shape(3, 32, 32),
                        List.of(),
                        Row.stem7x7(8),
                        Row.stage("layer1", stride -> new Basic(8, stride, Shortcut.B, 0), 2, 1),
                        Row.stage("layer2", stride -> new Basic(16, stride, Shortcut.B, 0), 3, 2),
                        Row.head(10));
        Lowered lowered = Lowered.of(network.design());
        assertThat(lowered.faults()).isEmpty();
        assertThat(lowered.graph().node("layer2.basic3.relu2")).isPresent();
        assertThat(lowered.graph().node("layer2.basic4.relu2")).isEmpty();
        assertThat(lowered.graph().node("layer1.basic2.relu2").orElseThrow().output())
                .isEqualTo(new Shape(8, 8, 8));
        assertThat(lowered.graph().node("layer2.basic1.relu2").orElseThrow().output())
                .isEqualTo(new Shape(16, 4, 4));
    }
}
