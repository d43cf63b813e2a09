package convscope.picture;

/**
 * The centre of a picture, cut to the target's aspect ratio and resized to height x width.
 *
 * @param planes red, green, blue, each height x width values in 0..1
 */
record CroppedPicture(int height, int width, float[][] planes) {

    static CroppedPicture of(Picture picture, int height, int width) {
        double wide = picture.width();
        double high = picture.height();
        double cropWidth = Math.min(wide, high * width / height);
        double cropHeight = Math.min(high, wide * height / width);
        double left = (wide - cropWidth) / 2;
        double top = (high - cropHeight) / 2;
        Resampling across = Resampling.of(picture.width(), left, left + cropWidth, width);
        Resampling down = Resampling.of(picture.height(), top, top + cropHeight, height);
        float[][] planes = new float[3][];
        for (int colour = 0; colour < 3; colour++) {
            planes[colour] = Resampling.apply(picture.plane(colour), picture.width(), down, across);
            clamp(planes[colour]);
        }
        return new CroppedPicture(height, width, planes);
    }

    /** The cubic overshoots a little beside sharp edges. */
    private static void clamp(float[] plane) {
        for (int i = 0; i < plane.length; i++) {
            plane[i] = Math.clamp(plane[i], 0f, 1f);
        }
    }

    /** {@return Rec. 601 luma of every pixel, 0..1} */
    float[] luminance() {
        return ColourAxis.LUMINANCE.of(planes);
    }
}
