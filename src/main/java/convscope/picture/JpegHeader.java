package convscope.picture;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * What a JPEG file's markers say before anything is decoded (ITU-T T.81, annex B).
 *
 * @param process how the frame is coded, the low half of its marker: 0 baseline, 2 progressive
 * @param precision bits a sample
 * @param components of the frame, in the order of their samples
 * @param colour what the samples mean; empty where JPEG pictures have no such number of components
 * @param profile an ICC profile, empty where the file has none
 * @param scans in how many scans the samples come
 * @param work the samples that all scans go over, which is what decoding costs
 * @param ended whether the end-of-image marker stands behind the scans
 */
record JpegHeader(
        long width,
        long height,
        int orientation,
        int process,
        int precision,
        List<JpegComponent> components,
        Optional<JpegColour> colour,
        byte[] profile,
        int scans,
        long work,
        boolean ended)
        implements PictureHeader {

    /** A process of its own, whose frames have a marker outside JPEG's. */
    static final int JPEG_LS = 0x100;

    private static final int PROGRESSIVE = 2;
    private static final int ARITHMETIC = 8;

    static JpegHeader read(ImageInputStream stream) throws IOException {
        return new JpegMarkers(stream).read();
    }

    /**
     * {@return whether all samples are there, as far as the markers tell; the end may be missing}
     */
    @Override
    public boolean whole() {
        return scans > 0 && (ended || components.stream().allMatch(JpegComponent::refined));
    }

    /** {@return whether a decoder holds one row of blocks, and not all coefficients at once} */
    boolean oneScan() {
        return scans == 1 && process < PROGRESSIVE;
    }

    /** {@return whether some component has no samples at all} */
    boolean lacksComponent() {
        return !components.stream().allMatch(JpegComponent::seen);
    }

    /** {@return what of the file is not read, as the end of a sentence} */
    Optional<String> unread() {
        if (process == JPEG_LS) {
            return Optional.of("is a JPEG-LS picture; choose a usual JPEG");
        } else if (process >= ARITHMETIC) {
            return Optional.of("is coded arithmetically; choose a JPEG with Huffman codes");
        } else if (process > PROGRESSIVE) {
            return Optional.of("is a lossless or hierarchical JPEG; choose a usual one");
        } else if (precision != 8) {
            return Optional.of("has samples of " + precision + " bits; choose a JPEG with 8 bits");
        } else if (colour.isEmpty()) {
            return Optional.of(
                    "has "
                            + components.size()
                            + " colour components; choose a JPEG with 1, 3 or 4");
        }
        return Optional.empty();
    }
}
