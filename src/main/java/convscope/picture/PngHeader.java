package convscope.picture;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/**
 * What the chunks of a PNG file say.
 *
 * @param whole whether the chunks go on at least to the first of pixels
 * @param ended whether they go on to the last
 * @param clearGrey the grey level that is transparent, scaled to 0..255, of a file with up to 8
 *     bits of grey; -1 elsewhere. The JDK's reader compares that level before it scales it
 * @param colours how many the palette has, 0 without one
 */
record PngHeader(
        long width,
        long height,
        int orientation,
        boolean whole,
        boolean ended,
        int clearGrey,
        int colours)
        implements PictureHeader {

    /**
     * @throws IOException if a chunk that colours hang on does not fit its checksum; the decoder
     *     sees to the pixels' own
     */
    static PngHeader read(ImageInputStream stream) throws IOException {
        return new PngChunks(stream).read();
    }
}
