package convscope.picture;

/** Björn Ottosson's perceptual colour space of 2020: lightness, green-red, blue-yellow. */
final class Oklab {
    private Oklab() {}

    /** {@return the colour 0xFFRRGGBB at 0..1 of evenly spaced control colours 0xRRGGBB} */
    static int between(int[] controls, double fraction) {
        double position = fraction * (controls.length - 1);
        int left = Math.min((int) position, controls.length - 2);
        double[] a = fromRgb(controls[left]);
        double[] b = fromRgb(controls[left + 1]);
        double share = position - left;
        double[] mixed = new double[3];
        for (int i = 0; i < 3; i++) {
            mixed[i] = a[i] + share * (b[i] - a[i]);
        }
        return toArgb(mixed);
    }

    private static double[] fromRgb(int rgb) {
        double r = linear((rgb >> 16 & 0xFF) / 255.0);
        double g = linear((rgb >> 8 & 0xFF) / 255.0);
        double b = linear((rgb & 0xFF) / 255.0);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static int toArgb(double[] lab) {
        double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
        double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
        double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
        int red = eightBits(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = eightBits(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = eightBits(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double linear(double srgb) {
        return srgb <= 0.04045 ? srgb / 12.92 : Math.pow((srgb + 0.055) / 1.055, 2.4);
    }

    private static int eightBits(double linear) {
        double v = Math.clamp(linear, 0, 1);
        double srgb = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
        return (int) Math.round(srgb * 255);
    }
}
