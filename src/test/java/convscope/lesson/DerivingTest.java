package convscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DerivingTest {

    private static final Setting SMALL = new Setting(4, 2);

    private final Deriving deriving = new Deriving(() -> false);

    private Deriving.Chain sound(Demonstration demonstration, Set<Spoil> tried) {
        return deriving.between(demonstration.columns(SMALL, tried, Set.of()));
    }

    private Deriving.Chain spoilt(Spoil spoil) {
        List<Column> columns = Demonstration.FORMS.columns(SMALL, Set.of(spoil), Set.of(spoil));
        return deriving.against(sound(Demonstration.FORMS, Set.of(spoil)), columns);
    }

    @ParameterizedTest
    @EnumSource(
            value = Demonstration.class,
            names = {"FORMS", "DEPTH_TWO", "GROUPED", "REPVGG"})
    void whatIsCalledEquivalentIsDerived(Demonstration demonstration) {
        assertThat(sound(demonstration, Set.of()).steps()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Spoil.class)
    void theColumnsAsTheyShouldBeAreDerivedWhateverIsTried(Spoil spoil) {
        assertThat(sound(Demonstration.FORMS, Set.of(spoil)).links()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Spoil.class,
            names = {"BATCH_NORM", "RELU"})
    void whatStandsBeforeTheSumStopsTheSumOfConvolutions(Spoil spoil) {
        Deriving.Chain chain = spoilt(spoil);
        int at = chain.fails().orElseThrow();
        assertThat(chain.steps().get(at).rule().name()).isEqualTo("sum of convolutions");
        assertThat(chain.says()).contains("no longer applies");
    }

    @Test
    void aStrideInTheWrongLayerEndsInAnotherDesign() {
        Deriving.Chain chain = spoilt(Spoil.STRIDE);
        assertThat(chain.fails()).isPresent();
        assertThat(chain.says()).contains("another design").contains("stride");
    }

    @ParameterizedTest
    @EnumSource(
            value = Spoil.class,
            names = {"BIAS", "ORDER"})
    void mistakesInTheWeightsAreNotSeenInTheDesigns(Spoil spoil) {
        assertThat(spoilt(spoil).fails()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Spoil.class)
    void aMistakeIsMarkedInItsColumnOnly(Spoil spoil) {
        List<Column> columns = Demonstration.FORMS.columns(SMALL, Set.of(spoil), Set.of(spoil));
        List<Column> sound = Demonstration.FORMS.columns(SMALL, Set.of(spoil), Set.of());
        var figure = convscope.graph.Lowered.of(columns.get(spoil.column()).figure()).graph();
        assertThat(spoil.culprits(figure)).isNotEmpty();
        for (int i = 0; i < 3; i++) {
            if (i != spoil.column()) {
                assertThat(columns.get(i).design()).isEqualTo(sound.get(i).design());
            }
        }
    }
}
