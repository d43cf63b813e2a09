package convscope.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/**
 * What a JPEG file's markers say before anything is decoded (ITU-T T.81, annex B).
 *
 * @param oneScan whether every component comes in one sequential scan; if not, a decoder must hold
 *     all coefficients at once
 * @param orientation Exif 2.3 tag 0x0112, 1..8, 1 where the file has none
 * @param inks whether the four components are CMYK ink amounts as they stand. An Adobe marker means
 *     inverted amounts instead; without one, Pillow and ImageMagick take them as they stand too
 * @param complete whether the end-of-image marker stands after the first scan
 */
record JpegHeader(boolean oneScan, int orientation, boolean inks, boolean complete) {
    /** For other formats: nothing special. */
    static final JpegHeader NONE = new JpegHeader(true, 1, false, true);

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int ORIENTATION_TAG = 0x0112;

    static JpegHeader read(ImageInputStream stream) throws IOException {
        stream.seek(2);
        stream.setByteOrder(ByteOrder.BIG_ENDIAN);
        int orientation = 1;
        int components = 0;
        boolean inks = false;
        boolean sequential = true;
        boolean adobe = false;
        while (true) {
            int marker = nextMarker(stream);
            if (marker < 0 || marker == END_OF_IMAGE) {
                return new JpegHeader(true, orientation, inks, false);
            }
            long segment = stream.getStreamPosition();
            int length = stream.readUnsignedShort();
            if (marker == START_OF_SCAN) {
                boolean oneScan = sequential && stream.readUnsignedByte() == components;
                return new JpegHeader(oneScan, orientation, inks && !adobe, endFollows(stream));
            } else if (isStartOfFrame(marker)) {
                sequential = marker == 0xC0 || marker == 0xC1;
                stream.skipBytes(5);
                components = stream.readUnsignedByte();
                inks = components == 4 && stream.readUnsignedByte() != 'R';
            } else if (marker == APP1) {
                byte[] data = new byte[Math.max(0, length - 2)];
                stream.readFully(data);
                orientation = orientation(data, orientation);
            } else if (marker == APP14) {
                adobe |= length >= 14;
            }
            stream.seek(segment + length);
        }
    }

    private static boolean isStartOfFrame(int marker) {
        return (marker & 0xF0) == 0xC0 && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int nextMarker(ImageInputStream stream) throws IOException {
        int value = stream.read();
        while (value >= 0 && value != 0xFF) {
            value = stream.read();
        }
        while (value == 0xFF) {
            value = stream.read();
        }
        return value;
    }

    /**
     * Inside a scan 0xFF is followed by 0 or a restart marker, so 0xFF 0xD9 can only be the end.
     */
    private static boolean endFollows(ImageInputStream stream) throws IOException {
        byte[] block = new byte[1 << 16];
        boolean escaped = false;
        for (int n = stream.read(block); n > 0; n = stream.read(block)) {
            for (int i = 0; i < n; i++) {
                int value = block[i] & 0xFF;
                if (escaped && value == END_OF_IMAGE) {
                    return true;
                }
                escaped = value == 0xFF;
            }
        }
        return false;
    }

    private static int orientation(byte[] app1, int otherwise) {
        String start = new String(app1, 0, Math.min(6, app1.length), StandardCharsets.ISO_8859_1);
        if (!start.equals("Exif\0\0") || app1.length < 14) {
            return otherwise;
        }
        ByteBuffer tiff = ByteBuffer.wrap(app1, 6, app1.length - 6).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 0 || directory > tiff.capacity() - 2) {
            return otherwise;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry + 12 > tiff.capacity()) {
                break;
            }
            if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION_TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : otherwise;
            }
        }
        return otherwise;
    }
}
