package convscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.document.DesignException;
import convscope.document.DesignFile;
import convscope.document.Samples;
import convscope.fuzz.Mutants.Mutant;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.RandomDesigns;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damaged design files are read right or refused in one sentence. */
class DesignFuzzTest {

    @Test
    void aDamagedDesignIsReadRightOrRefusedInOneSentence() {
        List<String> whole =
                Stream.concat(Samples.all().stream(), RandomDesigns.manyLegal(30))
                        .map(DesignFile::toJson)
                        .toList();
        long read = new Mutants(whole).all().filter(DesignFuzzTest::isRead).count();
        assertThat(read).isPositive();
    }

    private static boolean isRead(Mutant mutant) {
        try {
            Design design = DesignFile.parse(mutant.bytes(), "x.json");
            Design again = DesignFile.parse(DesignFile.toJson(design), "x.json");
            assertThat(again).as("seed %d", mutant.seed()).isEqualTo(design);
            Lowered.of(design)
                    .faults()
                    .forEach(
                            fault ->
                                    Sentences.check(
                                            "x.json: $" + fault.at().brief() + ": " + fault.says(),
                                            "x.json",
                                            mutant.seed()));
            return true;
        } catch (DesignException refused) {
            Sentences.check(refused.getMessage(), "x.json", mutant.seed());
            return false;
        }
    }
}
