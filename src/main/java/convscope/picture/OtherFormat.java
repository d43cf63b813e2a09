package convscope.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.stream.ImageInputStream;

/** What is chosen as a picture often enough and is not read, told by its first bytes. */
enum OtherFormat {
    TIFF("II[*+]\0|MM\0[*+]", "is a TIFF or raw picture"),
    AVIF("....ftyp(.{4}){0,8}avi[fs]", "is an AVIF picture"),
    HEIC("....ftyp(hei|hev|mif1|msf1)", "is a HEIC picture"),
    JPEG_XL("\u00FF\n|\0\0\0\fJXL ", "is a JPEG XL picture"),
    JPEG_2000("\u00FFO\u00FFQ|\0\0\0\fjP  ", "is a JPEG 2000 picture"),
    JPEG_XR("II\u00BC", "is a JPEG XR picture"),
    SVG(
            "(\u00EF\u00BB\u00BF)?\\s*(<\\?xml.*?>|<!--.*?-->|<!DOCTYPE svg.*?>|\\s)*<(svg:)?svg\\b",
            "is an SVG drawing"),
    PDF("%PDF-", "is a PDF document"),
    POSTSCRIPT("%!PS|\u00C5\u00D0\u00D3\u00C6", "is PostScript"),
    PHOTOSHOP("8BPS", "is a Photoshop picture"),
    GIMP("gimp xcf", "is a GIMP picture"),
    ICON("\0\0[\1\2]\0[^\0]\0|icns", "is an icon or a cursor"),
    NETPBM("P[1-7FfM][\\s#]", "is a Netpbm picture"),
    OPEN_EXR("v/1\1", "is an OpenEXR picture"),
    RADIANCE("#\\?(RADIANCE|RGBE)", "is a Radiance picture"),
    DIRECT_DRAW("DDS ", "is a DirectDraw picture"),
    QOI("qoif", "is a QOI picture"),
    DICOM(".{128}DICM", "is a DICOM picture"),
    FILM("....ftyp|RIFF....AVI |\u001AE\u00DF\u00A3", "is a film"),
    LFS_POINTER(
            "version https://git-lfs\\.github\\.com/",
            "is a Git LFS pointer, which \"git lfs pull\" replaces by the file itself"),
    HTML("(\u00EF\u00BB\u00BF)?\\s*<(?i:!doctype html|html|head|body)", "is an HTML page"),
    SAFETENSORS(".{4}\0{4}\\s*\\{", "is a safetensors file"),
    NUMPY("\u0093NUMPY", "is a NumPy array"),
    ZIP("PK(\3\4|\5\6)", "is a zip archive"),
    GZIP("\u001F\u008B", "is packed by gzip");

    private static final int LENGTH = 512;

    private final Pattern start;
    private final String says;

    OtherFormat(String start, String says) {
        this.start = Pattern.compile(start, Pattern.DOTALL);
        this.says = says;
    }

    /** {@return what the stream holds instead of a picture that is read, where that is known} */
    static Optional<OtherFormat> of(ImageInputStream stream) throws IOException {
        byte[] start = new byte[LENGTH];
        stream.seek(0);
        int length = Math.max(0, stream.read(start));
        String text = new String(start, 0, length, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).filter(f -> f.start.matcher(text).lookingAt()).findFirst();
    }

    /** {@return what it is, to follow the file's name in a sentence} */
    String says() {
        return says;
    }
}
