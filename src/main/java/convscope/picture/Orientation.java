package convscope.picture;

/** Turns a picture as the eight values of Exif's orientation tag ask (Exif 2.3, 4.6.4). */
final class Orientation {
    private Orientation() {}

    /** {@return the picture upright, given the orientation 1..8 that its file declares} */
    static Picture upright(Picture picture, int orientation) {
        if (orientation == 1) {
            return picture;
        }
        boolean turned = orientation >= 5;
        int width = turned ? picture.height() : picture.width();
        int height = turned ? picture.width() : picture.height();
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = source(picture, orientation, x, y);
            }
        }
        return Picture.owning(width, height, pixels);
    }

    private static int source(Picture p, int orientation, int x, int y) {
        int right = p.width() - 1;
        int bottom = p.height() - 1;
        return switch (orientation) {
            case 2 -> p.argb(right - x, y);
            case 3 -> p.argb(right - x, bottom - y);
            case 4 -> p.argb(x, bottom - y);
            case 5 -> p.argb(y, x);
            case 6 -> p.argb(y, bottom - x);
            case 7 -> p.argb(right - y, bottom - x);
            case 8 -> p.argb(right - y, x);
            default -> throw new IllegalArgumentException("no orientation " + orientation);
        };
    }
}
