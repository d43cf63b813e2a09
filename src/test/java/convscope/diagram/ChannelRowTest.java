package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ChannelRowTest {

    private static void everyRow(Consumer<ChannelRow> check) {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            int count = 1 + random.nextInt(i % 2 == 0 ? 40 : 2048);
            int from = random.nextInt(count);
            int to = from + random.nextInt(count - from + 1);
            check.accept(
                    ChannelRow.of(
                            count, 10, 50 + random.nextInt(900), from, to, 1 + random.nextInt(60)));
        }
    }

    @Test
    void channelsKeepTheirOrderAndFillTheRow() {
        everyRow(
                row -> {
                    assertThat(row.edge(0)).isCloseTo(row.left(), within(1e-6));
                    assertThat(row.edge(row.count())).isCloseTo(row.right(), within(1e-6));
                    for (int c = 0; c < row.count(); c++) {
                        assertThat(row.edge(c + 1)).isGreaterThan(row.edge(c));
                    }
                });
    }

    @Test
    void everyChannelIsFoundWhereItIsDrawn() {
        everyRow(
                row -> {
                    for (int c = 0; c < row.count(); c++) {
                        assertThat(row.channelAt(row.centre(c))).isEqualTo(c);
                    }
                    assertThat(row.channelAt(row.left() - 1)).isEqualTo(-1);
                    assertThat(row.channelAt(row.right() + 1)).isEqualTo(-1);
                });
    }

    @Test
    void cellsHoldEveryChannelOnce() {
        everyRow(
                row -> {
                    List<ChannelRow.Cell> cells = row.cells(25);
                    int next = 0;
                    for (ChannelRow.Cell cell : cells) {
                        assertThat(cell.first()).isEqualTo(next);
                        assertThat(cell.end()).isGreaterThan(cell.first());
                        assertThat(cell.left()).isCloseTo(row.edge(next), within(1e-6));
                        next = cell.end();
                    }
                    assertThat(next).isEqualTo(row.count());
                });
    }

    @Test
    void thoseInFocusHaveTheRoomThatTheyWant() {
        ChannelRow row = ChannelRow.of(2048, 0, 400, 100, 104, 30);
        assertThat(row.edge(101) - row.edge(100)).isCloseTo(30, within(1e-9));
        assertThat(row.cells(30)).anySatisfy(c -> assertThat(c.end() - c.first()).isEqualTo(1));
    }

    @Test
    void whereThereIsRoomForAllNobodyIsWider() {
        ChannelRow row = ChannelRow.of(8, 0, 400, 2, 4, 30);
        assertThat(row.edge(1)).isEqualTo(50);
        assertThat(row.cells(30)).hasSize(8);
    }

    @Test
    void thousandsOfChannelsShareACoupleOfMaps() {
        assertThat(ChannelRow.even(2048, 0, 400).cells(32)).hasSize(12);
    }
}
