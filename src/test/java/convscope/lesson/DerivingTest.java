package convscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DerivingTest {

    private static final CommonSetting SMALL = new CommonSetting(4, 2);

    private final Deriving deriving = new Deriving(() -> false);

    private Deriving.Chain sound(Demonstration demonstration, Set<Mistake> tried) {
        return deriving.between(demonstration.columns(SMALL, tried, Set.of()));
    }

    private Deriving.Chain mistaken(Mistake mistake) {
        List<Column> columns = Demonstration.FORMS.columns(SMALL, Set.of(mistake), Set.of(mistake));
        return deriving.against(sound(Demonstration.FORMS, Set.of(mistake)), columns);
    }

    @ParameterizedTest
    @EnumSource(
            value = Demonstration.class,
            names = {"FORMS", "DEPTH_TWO", "GROUPED", "REPVGG"})
    void whatIsCalledEquivalentIsDerived(Demonstration demonstration) {
        assertThat(sound(demonstration, Set.of()).steps()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void theColumnsAsTheyShouldBeAreDerivedWhateverIsTried(Mistake mistake) {
        assertThat(sound(Demonstration.FORMS, Set.of(mistake)).links()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mistake.class,
            names = {"BATCH_NORM", "RELU"})
    void whatStandsBeforeTheSumStopsTheSumOfConvolutions(Mistake mistake) {
        Deriving.Chain chain = mistaken(mistake);
        int at = chain.fails().orElseThrow();
        assertThat(chain.steps().get(at).rule().name()).isEqualTo("sum of convolutions");
        assertThat(chain.says()).contains("no longer applies");
    }

    @Test
    void aStrideInTheWrongLayerEndsInAnotherDesign() {
        Deriving.Chain chain = mistaken(Mistake.STRIDE);
        assertThat(chain.fails()).isPresent();
        assertThat(chain.says()).contains("another design").contains("stride");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mistake.class,
            names = {"BIAS", "ORDER"})
    void mistakesInTheWeightsAreNotSeenInTheDesigns(Mistake mistake) {
        assertThat(mistaken(mistake).fails()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void aMistakeIsMarkedInItsColumnOnly(Mistake mistake) {
        List<Column> columns = Demonstration.FORMS.columns(SMALL, Set.of(mistake), Set.of(mistake));
        List<Column> sound = Demonstration.FORMS.columns(SMALL, Set.of(mistake), Set.of());
        var figure = convscope.graph.Lowered.of(columns.get(mistake.column()).figure()).graph();
        assertThat(mistake.culprits(figure)).isNotEmpty();
        for (int i = 0; i < 3; i++) {
            if (i != mistake.column()) {
                assertThat(columns.get(i).design()).isEqualTo(sound.get(i).design());
            }
        }
    }
}
