package convscope.view.tabs.channels;

import convscope.picture.ColourScale;
import convscope.picture.FeatureMaps;
import convscope.picture.LayerScale;
import convscope.picture.MapScaling;
import convscope.picture.ValueRange;
import convscope.view.tabs.MapPicture;
import convscope.view.tabs.Sheets;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.image.Image;

/** Small maps of a node's channels, each made when it is first drawn. */
final class Thumbnails {

    private final FeatureMaps maps;
    private final MapScaling scaling;
    private final boolean dark;
    private final int size;
    private final Map<Integer, Image> images = new HashMap<>();

    /**
     * @param size how many pixels a map shows across, about
     */
    Thumbnails(FeatureMaps maps, MapScaling scaling, boolean dark, int size) {
        this.maps = maps;
        this.scaling = scaling;
        this.dark = dark;
        this.size = size;
    }

    /** {@return whether these are thumbnails of the same maps, drawn in the same way} */
    boolean areOf(FeatureMaps others, MapScaling other, boolean onDark) {
        return maps.equals(others) && scaling.equals(other) && dark == onDark;
    }

    FeatureMaps maps() {
        return maps;
    }

    int channels() {
        return maps.channels();
    }

    Image of(int channel) {
        return images.computeIfAbsent(channel, this::draw);
    }

    private Image draw(int channel) {
        ValueRange range =
                switch (scaling) {
                    case MapScaling.PerMap _ -> maps.range(channel);
                    case MapScaling.PerLayer _ -> LayerScale.of(maps);
                    case MapScaling.Fixed(ValueRange fixed) -> fixed;
                };
        ValueRange all = maps.range();
        ColourScale colours = ColourScale.of(all, dark);
        int factor = Math.max(1, Math.min(maps.width(), maps.height()) / size);
        ValueRange shown = all.signed() ? range.and(new ValueRange(-1e-30, 1e-30)) : range;
        return Sheets.image(
                Sheets.reduced(
                        MapPicture.of(maps, channel, colours, shown.forColours()),
                        maps.width() / factor,
                        maps.height() / factor));
    }
}
