package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.picture.MapAtlas.Hit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MapAtlasTest {
    @ParameterizedTest
    @CsvSource({"12,5,7", "256,56,56", "3,40,30", "40,1,1", "2048,7,7", "1,224,224"})
    void everyPixelShowsTheValueThatTheHitTestNames(int channels, int height, int width) {
        FeatureMaps maps = random(channels, height, width);
        MapAtlas atlas =
                MapAtlas.of(maps, MapOrder.byMean(maps), new MapScaling.PerLayer(), 1.6, false);
        Sheet sheet = atlas.sheet(0xFF112233);

        int gaps = 0;
        for (int y = 0; y < sheet.height(); y += 3) {
            for (int x = 0; x < sheet.width(); x++) {
                int colour = sheet.argb()[y * sheet.width() + x];
                if (atlas.hit(x, y).isEmpty()) {
                    gaps++;
                    assertThat(colour).isEqualTo(0xFF112233);
                } else {
                    Hit hit = atlas.hit(x, y).get();
                    assertThat(hit.value())
                            .isEqualTo(maps.value(hit.channel(), hit.row(), hit.column()));
                    TestFiles.assertNear(
                            colour,
                            atlas.colours().argb(hit.value(), atlas.rangeAt(0)) & 0xFFFFFF,
                            8);
                }
            }
        }
        assertThat(gaps).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"256,56,56", "2048,7,7", "2048,1,1", "64,112,112", "7,30,30"})
    void theSheetComesNearTheWantedAspect(int channels, int height, int width) {
        AtlasLayout layout = AtlasLayout.of(channels, height, width, 1.6);

        assertThat((double) layout.width() / layout.height()).isBetween(1.0, 2.7);
        assertThat(layout.rows() * layout.columns()).isGreaterThanOrEqualTo(channels);
        assertThat(Math.min(layout.cellWidth(), layout.cellHeight()))
                .isGreaterThanOrEqualTo(AtlasLayout.SMALLEST_SIDE);
    }

    @Test
    void sheetsStayBounded() {
        for (int[] shape : new int[][] {{2048, 224, 224}, {100_000, 1, 1}, {1, 20_000, 20_000}}) {
            AtlasLayout layout = AtlasLayout.of(shape[0], shape[1], shape[2], 1.6);
            assertThat((long) layout.width() * layout.height())
                    .isLessThanOrEqualTo(AtlasLayout.MAX_PIXELS);
        }
    }

    @Test
    void perMapEveryMapUsesTheWholeScale() {
        FeatureMaps maps = new FeatureMaps(2, 1, 2, new float[] {0, 1, 0, 100});
        int[] colours = ColourScale.SEQUENTIAL.colours();

        MapAtlas own = MapAtlas.of(maps, new int[] {0, 1}, new MapScaling.PerMap(), 1, false);
        MapAtlas shared = MapAtlas.of(maps, new int[] {0, 1}, new MapScaling.PerLayer(), 1, false);

        assertThat(pixel(own, 0, 0, 1)).isEqualTo(colours[255]);
        assertThat(pixel(shared, 0, 0, 1)).isEqualTo(colours[3]);
        assertThat(pixel(shared, 1, 0, 1)).isEqualTo(colours[255]);
    }

    @Test
    void byLayerOneOutlierLeavesTheOthersTheirColours() {
        float[] values = new float[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + i % 100 / 100f;
        }
        values[77] = 1000;
        FeatureMaps maps = new FeatureMaps(2, 1, 1000, values);

        MapAtlas atlas = MapAtlas.of(maps, new int[] {0, 1}, new MapScaling.PerLayer(), 1, false);

        assertThat(atlas.rangeAt(0)).isEqualTo(atlas.rangeAt(1));
        assertThat(atlas.rangeAt(0).max()).isBetween(1.9, 2.0);
    }

    @Test
    void aFixedRangeHoldsWhateverTheValues() {
        FeatureMaps maps = new FeatureMaps(1, 1, 2, new float[] {5, 20});
        MapScaling scaling = new MapScaling.Fixed(new ValueRange(0, 10));

        MapAtlas atlas = MapAtlas.of(maps, new int[] {0}, scaling, 1, false);

        assertThat(atlas.rangeAt(0)).isEqualTo(new ValueRange(0, 10));
        assertThat(pixel(atlas, 0, 0, 1)).isEqualTo(ColourScale.SEQUENTIAL.colours()[255]);
    }

    @Test
    void signedLayersDivergeAroundZeroInEveryMap() {
        FeatureMaps maps = new FeatureMaps(2, 1, 2, new float[] {0, 4, -1, 0});
        for (MapScaling scaling :
                new MapScaling[] {new MapScaling.PerMap(), new MapScaling.PerLayer()}) {
            MapAtlas atlas = MapAtlas.of(maps, new int[] {0, 1}, scaling, 1, false);

            assertThat(atlas.colours()).isEqualTo(ColourScale.DIVERGING);
            assertThat(pixel(atlas, 0, 0, 0)).isEqualTo(pixel(atlas, 1, 0, 1));
        }
    }

    @Test
    void whatIsNotFiniteIsMarked() {
        float[] values = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 2};
        MapAtlas atlas =
                MapAtlas.of(
                        new FeatureMaps(1, 1, 4, values),
                        new int[] {0},
                        new MapScaling.PerLayer(),
                        1,
                        false);

        assertThat(pixel(atlas, 0, 0, 0)).isEqualTo(ColourScale.NOT_FINITE);
        assertThat(pixel(atlas, 0, 0, 1)).isEqualTo(ColourScale.NOT_FINITE);
        assertThat(pixel(atlas, 0, 0, 2)).isEqualTo(ColourScale.NOT_FINITE);
        assertThat(pixel(atlas, 0, 0, 3)).isEqualTo(ColourScale.SEQUENTIAL.colours()[255]);
    }

    @Test
    void aMapOfZerosIsOneColour() {
        FeatureMaps maps = new FeatureMaps(1, 2, 2, new float[4]);
        MapAtlas atlas = MapAtlas.of(maps, new int[] {0}, new MapScaling.PerMap(), 1, false);

        assertThat(pixel(atlas, 0, 1, 1)).isEqualTo(ColourScale.SEQUENTIAL.colours()[0]);
    }

    @Test
    void channelsAreOrderedByMeanOrGateHighestFirst() {
        FeatureMaps maps = new FeatureMaps(3, 1, 2, new float[] {0, 1, 5, 5, -1, 0});

        assertThat(MapOrder.byIndex(3)).containsExactly(0, 1, 2);
        assertThat(MapOrder.byMean(maps)).containsExactly(1, 0, 2);
        assertThat(MapOrder.byGate(new float[] {0.5f, Float.NaN, 0.9f, 0.5f}))
                .containsExactly(2, 0, 3, 1);
    }

    @Test
    void anOrderThatNamesNoChannelIsRefused() {
        FeatureMaps maps = random(2, 2, 2);
        assertThatThrownBy(() -> MapAtlas.of(maps, new int[] {2}, new MapScaling.PerMap(), 1, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MapAtlas.of(maps, new int[0], new MapScaling.PerMap(), 1, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pixelsOutsideTheSheetHitNothing() {
        FeatureMaps maps = random(3, 8, 8);
        MapAtlas atlas = MapAtlas.of(maps, MapOrder.byIndex(3), new MapScaling.PerMap(), 1, true);

        assertThat(atlas.hit(-1, 5)).isEmpty();
        assertThat(atlas.hit(5, -1)).isEmpty();
        assertThat(atlas.hit(atlas.layout().width(), 5)).isEmpty();
        assertThat(atlas.hit(5, atlas.layout().height() + 50)).isEmpty();
    }

    @Test
    void mapsAreCopiedFromEveryLayoutAndType() {
        float[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        try (INDArray plain = Nd4j.create(values, new long[] {1, 2, 2, 2}, 'c');
                INDArray doubles = plain.castTo(DataType.DOUBLE);
                INDArray fortran = plain.dup('f');
                INDArray vector = Nd4j.create(values, new long[] {1, 8}, 'c')) {
            assertThat(FeatureMaps.copyOf(plain).values()).containsExactly(values);
            assertThat(FeatureMaps.copyOf(doubles).values()).containsExactly(values);
            assertThat(FeatureMaps.copyOf(fortran).values()).containsExactly(values);
            INDArray second =
                    plain.get(
                            NDArrayIndex.all(),
                            NDArrayIndex.interval(1, 2),
                            NDArrayIndex.all(),
                            NDArrayIndex.all());
            assertThat(FeatureMaps.copyOf(second).values()).containsExactly(5, 6, 7, 8);
            assertThat(FeatureMaps.copyOf(vector).channels()).isEqualTo(8);
            assertThat(plain.getFloat(0, 1, 1, 1)).isEqualTo(8);
        }
    }

    private static int pixel(MapAtlas atlas, int place, int row, int column) {
        AtlasLayout layout = atlas.layout();
        int x = layout.left(place) + column * layout.zoom();
        int y = layout.top(place) + row * layout.zoom();
        return atlas.sheet(0).argb()[y * layout.width() + x];
    }

    private static FeatureMaps random(int channels, int height, int width) {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[channels * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 3);
        }
        return new FeatureMaps(channels, height, width, values);
    }
}
