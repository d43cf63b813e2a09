package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import convscope.engine.all.Engines;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchVerbTest {

    private static final String SMALL = "conv:out=8,kernel=3";

    private static Said bench(String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"bench", "--shape", "4x9x7", "--runs", "3"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Said.by(arguments);
    }

    @Test
    void theJsonHasItsKeys() throws IOException {
        Said said = bench(SMALL, "--engines", "nd4j", "--json");
        assertThat(said.exit()).isZero();
        assertThat(said.err()).isEmpty();
        JsonNode json = said.json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "design", "input", "macs", "peakOperationsPerSecond", "peakBy", "engines");
        assertThat(json.get("input").toString()).isEqualTo("[4,9,7]");
        assertThat(json.get("macs").asLong()).isEqualTo(10_080);
        assertThat(json.get("engines")).hasSize(1);
        assertThat(json.get("engines").get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "engine",
                        "device",
                        "runs",
                        "planningMilliseconds",
                        "medianMilliseconds",
                        "minimumMilliseconds",
                        "operationsPerSecond",
                        "shareOfPeak",
                        "difference");
    }

    @Test
    void theNumbersFitEachOther() throws IOException {
        JsonNode json = bench(SMALL, "--engines", "nd4j", "--json").json();
        JsonNode engine = json.get("engines").get(0);
        double median = engine.get("medianMilliseconds").asDouble();
        double operations = engine.get("operationsPerSecond").asDouble();
        assertThat(engine.get("runs").asInt()).isEqualTo(3);
        assertThat(engine.get("minimumMilliseconds").asDouble()).isLessThanOrEqualTo(median);
        assertThat(operations * median / 1000).isCloseTo(20_160, withinPercentage(1e-6));
        assertThat(operations / engine.get("shareOfPeak").asDouble())
                .isCloseTo(json.get("peakOperationsPerSecond").asDouble(), withinPercentage(1e-6));
    }

    @Test
    void bf16IsHeldAgainstAPeakOfItsOwn() throws IOException {
        assumeThat(Engines.available()).anyMatch(offer -> !offer.fastMath().isEmpty());
        JsonNode json = bench(SMALL, "--engines", "onednn", "--fast-math", "--json").json();
        JsonNode fast = json.get("engines").get(1);
        assertThat(fast.get("operationsPerSecond").asDouble() / fast.get("shareOfPeak").asDouble())
                .isCloseTo(
                        json.get("fastPeakOperationsPerSecond").asDouble(), withinPercentage(1e-6));
    }

    @Test
    void theTableHasARowForEachEngineAsked() {
        Said said = bench(SMALL, "--engines", "nd4j,auto");
        assertThat(said.exit()).isZero();
        assertThat(said.out().lines().toList()).hasSize(5);
        assertThat(said.out()).contains("10 080 MACs", "median ms", "of peak", "nd4j");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oneDNN", "", "nd4j,nothing"})
    void anEngineThatIsNoneIsOneSentence(String engines) {
        Said said = bench(SMALL, "--engines", engines);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).contains("nd4j");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--runs=0", "--runs=-3", "--seconds=0", "--seconds=NaN"})
    void noTimeToMeasureIsOneSentence(String option) {
        Said said = Said.by("bench", SMALL, option);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threads=-1", "--threads=100000", "--fast-math"})
    void arithmeticThatIsNotToBeHadIsOneSentence(String option) {
        Said said = bench(SMALL, "--engines=nd4j", option);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).contains(option.replaceFirst("=.*", ""));
    }

    @Test
    void aDesignThatDoesNotFitIsNotMeasured() {
        Said said = Said.by("bench", "conv:out=8,kernel=3,groups=3", "--input", "4x9x7");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).contains("groups");
    }

    @Test
    void withoutADesignItIsNoBench() {
        assertThat(Said.by("bench").exit()).isEqualTo(2);
        assertThat(Said.by("bench", SMALL, "--runs", "many").exit()).isEqualTo(2);
    }
}
