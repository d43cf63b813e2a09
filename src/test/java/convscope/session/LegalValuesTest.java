package convscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.catalog.SqueezeExcitation;
import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Sequence;
import convscope.model.Setting;
import convscope.model.Shape;
import convscope.session.LegalValues.Choices;
import convscope.session.LegalValues.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegalValuesTest {

    private static LegalValues legal(Shape input, Block block, String setting) {
        BlockKind kind = Catalog.kindOf(block).orElse(BlockKind.ATTEND);
        return LegalValues.of(place(input, block), kind.setting(setting).orElseThrow());
    }

    private static Place place(Shape input, Block block) {
        return Lowered.of(new Design("test", input, Sequence.of(block))).root().parts().getFirst();
    }

    private static List<Object> choices(LegalValues values) {
        return ((Choices) values).values();
    }

    @Test
    void groupsAreTheCommonDivisorsOfBothChannelCounts() {
        LegalValues values = legal(new Shape(12, 8, 8), Layer.Conv.same(18, 3, 1, 5), "groups");
        assertThat(choices(values)).isEqualTo(List.of(1, 2, 3, 6));
    }

    @Test
    void groupsOfARecipeDivideBothChannelCountsToo() {
        Block unit = Catalog.kind("conv-unit").map(kind -> (Block) kind.offered()).orElseThrow();
        assertThat(choices(legal(new Shape(48, 8, 8), unit, "groups")))
                .isEqualTo(List.of(1, 2, 4, 8, 16));
    }

    @Test
    void theUsualValuesAreThoseOfTheSetting() {
        Block block = new Layer.Slice(0, 8);
        assertThat(((Range) legal(new Shape(16, 8, 8), block, "to")).usual())
                .isEqualTo(List.of(2, 4, 6, 8, 10, 12, 14, 16));
        Block unit = Catalog.kind("conv-unit").map(kind -> (Block) kind.offered()).orElseThrow();
        assertThat(((Range) legal(new Shape(16, 8, 8), unit, "stride")).usual())
                .isEqualTo(List.of(1, 2, 3, 4));
    }

    @Test
    void reductionsDivideTheChannels() {
        LegalValues values = legal(new Shape(12, 8, 8), new SqueezeExcitation(16), "reduction");
        assertThat(choices(values)).isEqualTo(List.of(1, 2, 3, 4, 6, 12));
    }

    @Test
    void attentionInsideARecipeMayBeLeftOut() {
        Block block = new ResNeXt(ResNeXt.Form.C, 4, 4, 20, 1, Shortcut.B, 0);
        assertThat(choices(legal(new Shape(16, 8, 8), block, "se")))
                .isEqualTo(List.of(0, 1, 2, 4, 5, 10, 20));
    }

    @Test
    void wordsThatTheRecipeRefusesAreNotOffered() {
        Block fewer = new ResNeXt(ResNeXt.Form.C, 4, 4, 8, 1, Shortcut.B, 0);
        assertThat(choices(legal(new Shape(16, 8, 8), fewer, "shortcut")))
                .isEqualTo(List.of(Shortcut.B, Shortcut.C));
        assertThat(choices(legal(new Shape(16, 8, 8), fewer, "form")))
                .isEqualTo(List.of((Object[]) ResNeXt.Form.values()));
    }

    @Test
    void aKernelFitsItsPaddedInput() {
        Range range = (Range) legal(new Shape(4, 9, 9), Layer.Conv.same(4, 3, 1, 1), "kernel");
        assertThat(range.most()).isEqualTo(11);
        assertThat(range.usual()).isEqualTo(List.of(1, 2, 3, 5, 7, 9, 11));
        assertThat(range.allows(new Extent(1, 11))).isTrue();
        assertThat(range.allows(Extent.square(12))).isFalse();
    }

    @Test
    void widthAndCardinalityAreBoundedTogether() {
        Block block = new ResNeXt(ResNeXt.Form.A, 4096, 4, 256, 1, Shortcut.B, 0);
        Range range = (Range) legal(new Shape(256, 8, 8), block, "width");
        assertThat(range.most()).isEqualTo(16);
    }

    @Test
    void attentionBetweenBranchesDividesChannelsAndHiddenVector() {
        Block block =
                Parallel.of(new Merge.Attend(4, 6, 1, false), Branch.identity(), Branch.identity());
        assertThat(choices(legal(new Shape(24, 8, 8), block, "groups")))
                .isEqualTo(List.of(1, 2, 3, 6));
    }

    @Test
    void behindAFaultTheSettingsOwnRangeHolds() {
        Sequence body = Sequence.of(Layer.Conv.same(6, 1, 1, 5), Layer.Conv.same(6, 1, 1, 2));
        Place grey =
                Lowered.of(new Design("test", new Shape(6, 4, 4), body)).root().parts().getLast();
        Setting groups = Catalog.kind("conv").orElseThrow().setting("groups").orElseThrow();
        assertThat(LegalValues.of(grey, groups).allows(7)).isTrue();
    }

    @Test
    void everySettingOfEveryKindHasLegalValues() {
        for (BlockKind kind : Catalog.kinds()) {
            Block block = (Block) kind.create(java.util.Map.of());
            for (Setting setting : kind.settings()) {
                LegalValues values = LegalValues.of(place(new Shape(64, 16, 16), block), setting);
                assertThat(values.allows(kind.values((Record) block).get(setting.name())))
                        .as(kind.name() + " " + setting.name() + " " + values)
                        .isTrue();
            }
        }
    }
}
