package convscope.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PitchedTest {

    private static final DeviceTensor MAPS =
            DeviceTensor.packed(new DevicePlace.InArena(0), 2, 6, 4, 5);
    private static final DeviceTensor OTHERS =
            DeviceTensor.packed(new DevicePlace.InArena(1 << 20), 2, 9, 4, 5);

    @Test
    void allOfAValueIsOneRow() {
        assertThat(Pitched.of(MAPS, MAPS)).contains(new Pitched(240, 1, 240, 240));
    }

    @Test
    void someChannelsAreARowForEachPicture() {
        assertThat(Pitched.of(MAPS, OTHERS.channels(3, 6))).contains(new Pitched(120, 2, 120, 180));
    }

    @Test
    void thePartOfAMapIsARowForEachRowOnlyWhereMapsFollowAtTheSameDistance() {
        DeviceTensor one = DeviceTensor.packed(new DevicePlace.InArena(0), 1, 1, 2, 3);
        assertThat(Pitched.of(MAPS.channels(0, 1).part(0, 0, 2, 3).part(0, 0, 2, 3), one))
                .isEmpty();
        DeviceTensor picture = DeviceTensor.packed(new DevicePlace.InArena(0), 1, 1, 4, 5);
        assertThat(Pitched.of(picture.part(1, 1, 2, 3), one)).contains(new Pitched(3, 2, 5, 3));
    }

    @Test
    void everySecondNumberIsNoRow() {
        DeviceTensor quarter = DeviceTensor.packed(new DevicePlace.InArena(0), 2, 6, 2, 3);
        assertThat(Pitched.of(MAPS.every(2, 2, 3), quarter)).isEmpty();
    }

    @Test
    void turnedExtentsAreNoRow() {
        DeviceTensor turned =
                new DeviceTensor(
                        new DevicePlace.InArena(0), 0, List.of(1, 3, 2, 4), List.of(24, 4, 12, 1));
        assertThat(
                        Pitched.of(
                                turned,
                                DeviceTensor.packed(new DevicePlace.InArena(512), 1, 3, 2, 4)))
                .isEmpty();
    }

    @Test
    void oneNumberIsARow() {
        DeviceTensor one = DeviceTensor.packed(new DevicePlace.InArena(0), 1, 1, 1, 1);
        assertThat(Pitched.of(one, one)).contains(new Pitched(1, 1, 1, 1));
    }
}
