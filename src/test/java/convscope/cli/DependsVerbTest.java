package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependsVerbTest {

    private static Said depends(String design, String node, String channel, String at) {
        return Said.by(
                "depends",
                design,
                "--input",
                "8x9x9",
                "--node",
                node,
                "--channel",
                channel,
                "--at",
                at,
                "--json");
    }

    @Test
    void rowsColumnsAndChannelsAreListed() throws IOException {
        Said said =
                depends("conv:out=4,kernel=3,padding=2,dilation=2,groups=2", "conv1", "3", "0,4");
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(said.json().toString())
                .isEqualTo("{\"rows\":[0,2],\"columns\":[2,4,6],\"channels\":[4,5,6,7]}");
    }

    @Test
    void theTextSaysTheTheoreticalExtentToo() {
        Said said =
                Said.by(
                        "depends",
                        "resnet50",
                        "--node",
                        "layer1.bottleneck1.conv2",
                        "--channel",
                        "3",
                        "--at",
                        "0,6");
        assertThat(said.out())
                .contains("columns", "15 to 33 (19 of 224)", "19 x 19 pixels, rows -9 to 9");
    }

    @Test
    void aVectorHasOnePixel() throws IOException {
        Said said =
                Said.by("depends", "resnet18", "--node", "output", "--channel", "999", "--json");
        assertThat(said.json().get("rows")).hasSize(224);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv1 | 4 | 0,0 | conv1 has no channel 4; legal here: 0 to 3",
                "conv1 | -1 | 0,0 | conv1 has no channel -1; legal here: 0 to 3",
                "conv1 | 0 | 7,0 | conv1 has no row 7; legal here: 0 to 6",
                "conv1 | 0 | -1,0 | conv1 has no row -1; legal here: 0 to 6",
                "conv1 | 0 | 0,99 | conv1 has no column 99; legal here: 0 to 6"
            })
    void whatLiesOutsideIsRefusedWithTheLegalRange(
            String node, String channel, String at, String says) {
        Said said = depends("conv:out=4,kernel=3", node, channel, at);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().strip()).isEqualTo(says);
    }

    @Test
    void anUnknownNodeIsOneSentence() {
        Said said = depends("conv:out=4,kernel=3", "conv2", "0", "0,0");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).contains("no node 'conv2'", "conv1");
    }

    @Test
    void aPixelThatIsNoneIsAUsageFault() {
        for (String at : new String[] {"3", "a,b", "1,2,3", "", "99999999999,0"}) {
            Said said = depends("conv:out=4,kernel=3", "conv1", "0", at);
            assertThat(said.exit()).as(at).isEqualTo(2);
            assertThat(said.oneLine()).isTrue();
            assertThat(said.err()).contains("ROW,COLUMN");
        }
    }
}
