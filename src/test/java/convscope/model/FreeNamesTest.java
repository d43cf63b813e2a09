package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeNamesTest {

    private static final Block RELU = new Layer.Relu();

    @Test
    void numbersCountTheSiblingsOfAKind() {
        assertThat(FreeNames.of(Sequence.of(RELU, new Layer.Sigmoid(), RELU)))
                .containsExactly("relu1", "sigmoid1", "relu2");
    }

    @Test
    void aGivenNameIsPassedOverWhereverItStands() {
        assertThat(FreeNames.of(Sequence.of(RELU, RELU, new Named("relu2", RELU), RELU)))
                .containsExactly("relu1", "relu3", "relu2", "relu4");
    }

    @Test
    void aBlockThatIsGivenTheNameItHasChangesNoOther() {
        assertThat(FreeNames.of(Sequence.of(new Named("relu1", RELU), RELU)))
                .containsExactly("relu1", "relu2");
    }

    @ParameterizedTest
    @CsvSource({"conv1, conv4", "stem, stem2", "free, free", "a9, a10", "1, 2"})
    void theNearestFreeNameHasTheNextNumber(String wanted, String nearest) {
        Set<String> taken = Set.of("conv1", "conv2", "conv3", "stem", "a9", "1");
        assertThat(FreeNames.nearest(wanted, taken)).isEqualTo(nearest);
    }

    @Test
    void aFreeNameIsNoLongerThanANameMayBe() {
        String longest = "n".repeat(Named.LONGEST);
        assertThat(FreeNames.nearest(longest, Set.of(longest)))
                .isEqualTo("n".repeat(Named.LONGEST - 1) + "2");
        String faces = "\uD83D\uDE00".repeat(Named.LONGEST);
        assertThat(Named.isLegal(faces)).isTrue();
        assertThat(FreeNames.nearest(faces, Set.of(faces))).isEqualTo(faces.substring(2) + "2");
    }
}
