package convscope.view.tabs;

import convscope.picture.ColourScale;
import convscope.picture.FeatureMaps;
import convscope.picture.Sheet;
import convscope.picture.ValueRange;

/** One map as pixels, one for each value. */
public final class MapPicture {

    private MapPicture() {}

    public static Sheet of(FeatureMaps maps, int channel, ColourScale colours, ValueRange range) {
        int[] argb = new int[maps.area()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = colours.argb(maps.values()[channel * maps.area() + i], range);
        }
        return new Sheet(maps.width(), maps.height(), argb);
    }
}
