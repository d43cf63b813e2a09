package convscope.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchExampleTest {

    @Test
    void contestantsRunInTurns() {
        // @start region=example
        Contestant<RuntimeException> fast = () -> 1.0;
        Contestant<RuntimeException> slow = () -> 3.0;
        List<Timings> timings = new Rounds(3, 1).of(List.of(fast, slow));
        assertThat(timings.get(1).median()).isEqualTo(3.0);
        assertThat(timings.get(1).ratio(timings.get(0))).isEqualTo(3.0);
        // @end
    }
}
