package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.diagram.ChannelWires.Bundle;
import convscope.model.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionMatrixTest {

    private static final Rect ROOM = new Rect(20, 30, 240, 200);

    private static ConnectionMatrix matrix(int in, int out, int groups) {
        return ConnectionMatrix.within(new ChannelWires(in, out, groups), ROOM);
    }

    @ParameterizedTest
    @CsvSource({"3, 64, 1", "8, 8, 2", "12, 6, 3", "64, 64, 64", "2048, 3, 1", "24, 6, 6"})
    void blocksCoverExactlyTheCellsOfKernels(int in, int out, int groups) {
        ConnectionMatrix matrix = matrix(in, out, groups);
        assertThat(ROOM.contains(matrix.box())).isTrue();
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                Rect cell = matrix.cell(o, i);
                Point middle = new Point(cell.centreX(), cell.centreY());
                boolean covered = false;
                for (Bundle bundle : matrix.wires().bundles(groups)) {
                    covered |= matrix.block(bundle).contains(middle);
                }
                assertThat(covered).isEqualTo(matrix.wires().connects(i, o));
                assertThat(matrix.outputAt(middle.y())).isEqualTo(o);
                assertThat(matrix.inputAt(middle.x())).isEqualTo(i);
            }
        }
    }

    @Test
    void blocksTakeTheShareOfTheAreaThatGroupsLeave() {
        ConnectionMatrix matrix = matrix(64, 64, 8);
        double area =
                matrix.wires().bundles(8).stream().mapToDouble(b -> matrix.block(b).area()).sum();
        assertThat(area / matrix.box().area()).isCloseTo(1.0 / 8, within(1e-9));
    }

    @Test
    void cellsAreSquareUnlessASideWouldVanish() {
        ConnectionMatrix square = matrix(12, 6, 1);
        assertThat(square.cellWidth()).isCloseTo(square.cellHeight(), within(1e-9));
        assertThat(matrix(2048, 3, 1).box().height()).isGreaterThan(40);
    }

    @Test
    void kernelsAreDrawnWhereTheirTapsHaveRoom() {
        assertThat(matrix(8, 8, 1).drawsKernels(Extent.square(3))).isTrue();
        assertThat(matrix(128, 128, 1).drawsKernels(Extent.square(3))).isFalse();
        assertThat(matrix(8, 8, 1).drawsKernels(Extent.square(11))).isFalse();
        assertThat(matrix(8, 8, 1).drawsKernels(Extent.ONE)).isFalse();
    }

    @Test
    void besideTheMatrixIsNoChannel() {
        ConnectionMatrix matrix = matrix(8, 8, 1);
        assertThat(matrix.inputAt(matrix.box().x() - 1)).isEqualTo(-1);
        assertThat(matrix.outputAt(matrix.box().bottom() + 1)).isEqualTo(-1);
    }
}
