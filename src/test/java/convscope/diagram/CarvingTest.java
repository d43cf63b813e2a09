package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CarvingTest {

    @Test
    void theOldFadesWhileTheNewComesUp() {
        Carving carving = Carving.still(1).turned(1, 32);
        assertThat(carving.at(0)).isEqualTo(Map.of(1, 1.0, 32, 0.0));
        assertThat(carving.at(0.25)).isEqualTo(Map.of(1, 0.75, 32, 0.25));
        assertThat(carving.at(1)).isEqualTo(Map.of(32, 1.0));
    }

    @Test
    void anInterruptionStartsFromWhatIsSeen() {
        Carving first = Carving.still(1).turned(1, 32);
        Carving second = first.turned(0.25, 8);
        assertThat(second.at(0)).isEqualTo(Map.of(1, 0.75, 32, 0.25, 8, 0.0));
        assertThat(second.at(1)).isEqualTo(Map.of(8, 1.0));
    }

    @Test
    void turningBackGoesBackFromWhereItStands() {
        Carving back = Carving.still(1).turned(1, 32).turned(0.25, 1);
        assertThat(back.at(0)).isEqualTo(Map.of(1, 0.75, 32, 0.25));
        assertThat(back.at(1)).isEqualTo(Map.of(1, 1.0));
    }
}
