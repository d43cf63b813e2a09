package convscope.picture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no picture of ours are called what they are, whatever their name says. */
class OtherFormatsTest {

    static Arguments[] starts() {
        return new Arguments[] {
            Arguments.of("II*\0\10\0\0\0", "a TIFF or raw picture"),
            Arguments.of("MM\0*\0\0\0\10", "a TIFF or raw picture"),
            Arguments.of("\0\0\0 ftypavif\0\0\0\0", "an AVIF picture"),
            Arguments.of("\0\0\0 ftypmif1\0\0\0\0mif1avifmiaf", "an AVIF picture"),
            Arguments.of("\0\0\0 ftypheic\0\0\0\0mif1heic", "a HEIC picture"),
            Arguments.of("\0\0\0 ftypisom\0\0\2\0isomavc1", "a film"),
            Arguments.of("\u00FF\n\u00FA\u00F0", "a JPEG XL picture"),
            Arguments.of("\0\0\0\fJXL \r\n\u0087\n", "a JPEG XL picture"),
            Arguments.of("\0\0\0\fjP  \r\n\u0087\n", "a JPEG 2000 picture"),
            Arguments.of("\u00FFO\u00FFQ\0)", "a JPEG 2000 picture"),
            Arguments.of("II\u00BC\1", "a JPEG XR picture"),
            Arguments.of("<svg width='1'/>", "an SVG drawing"),
            Arguments.of("<?xml version='1.0'?>\n<!-- x -->\n<svg/>", "an SVG drawing"),
            Arguments.of(
                    "\u00EF\u00BB\u00BF\n<!DOCTYPE svg PUBLIC ''>\n<svg:svg>", "an SVG drawing"),
            Arguments.of("%PDF-1.7\n", "a PDF document"),
            Arguments.of("%!PS-Adobe-3.0", "PostScript"),
            Arguments.of("8BPS\0\1", "a Photoshop picture"),
            Arguments.of("gimp xcf v011", "a GIMP picture"),
            Arguments.of("\0\0\1\0\1\0\20\20", "an icon or a cursor"),
            Arguments.of("P6\n24 10\n255\n", "a Netpbm picture"),
            Arguments.of("v/1\1\2\0\0\0", "an OpenEXR picture"),
            Arguments.of("#?RADIANCE\n", "a Radiance picture"),
            Arguments.of("DDS |\0\0\0", "a DirectDraw picture"),
            Arguments.of("qoif\0\0\0\1", "a QOI picture"),
            Arguments.of("\0".repeat(128) + "DICM", "a DICOM picture"),
            Arguments.of("RIFF\1\0\0\0AVI LIST", "a film"),
            Arguments.of(
                    "version https://git-lfs.github.com/spec/v1\noid",
                    "a Git LFS pointer, which \"git lfs pull\" replaces by the file itself"),
            Arguments.of(" \n<!doctype HTML>", "an HTML page"),
            Arguments.of("\2\0\0\0\0\0\0\0{}", "a safetensors file"),
            Arguments.of("\u0093NUMPY\1\0", "a NumPy array"),
            Arguments.of("PK\3\4\24\0", "a zip archive"),
            Arguments.of("\u001F\u008B\10\0", "packed by gzip")
        };
    }

    @ParameterizedTest
    @MethodSource("starts")
    void isCalledWhatItIs(String start, String what) {
        byte[] bytes = (start + "\0".repeat(40)).getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> PictureFile.open(bytes, "x.png"))
                .isInstanceOf(PictureException.class)
                .hasMessage("x.png is " + what + "; choose a PNG, JPEG, WebP, BMP or GIF file.");
    }

    @Test
    void jpegLsIsNoJpeg() {
        String file =
                "\u00FF\u00D8\u00FF\u00F7\0\13\10\0\12\0\30\1\1\21\0\u00FF\u00DA\0\10\1\1\0\0\0\0x";
        byte[] bytes = (file + "\u00FF\u00D9").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> PictureFile.open(bytes, "x.jls"))
                .hasMessage("x.jls is a JPEG-LS picture; choose a usual JPEG.");
    }
}
