package convscope.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the orientation tag (0x0112) of Exif data, which is a TIFF file without a picture. */
final class ExifOrientation {
    /** Stands before the data in JPEG, and by mistake in some PNG and WebP files. */
    private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private static final int MAGIC = 42;
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private ExifOrientation() {}

    static boolean isExif(byte[] segment) {
        return segment.length >= PREFIX.length
                && Arrays.equals(PREFIX, Arrays.copyOf(segment, PREFIX.length));
    }

    /**
     * {@return the orientation 1..8 in the picture's own directory; 1 where there is none or the
     * data are damaged}
     *
     * @param data with or without the prefix that JPEG has
     */
    static int of(byte[] data) {
        int start = isExif(data) ? PREFIX.length : 0;
        if (data.length - start < 8) {
            return 1;
        }
        ByteBuffer tiff = ByteBuffer.wrap(data, start, data.length - start).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (tiff.getShort(2) != MAGIC || directory < 0 || directory > tiff.capacity() - 2) {
            return 1;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0, at = directory + 2; i < entries; i++, at += ENTRY) {
            if (at + ENTRY > tiff.capacity()) {
                return 1;
            }
            if (Short.toUnsignedInt(tiff.getShort(at)) == TAG) {
                return legal(value(tiff, at));
            }
        }
        return 1;
    }

    private static long value(ByteBuffer tiff, int entry) {
        if (tiff.getInt(entry + 4) == 0) {
            return 1;
        }
        return switch (tiff.getShort(entry + 2)) {
            case SHORT -> Short.toUnsignedLong(tiff.getShort(entry + 8));
            case LONG -> Integer.toUnsignedLong(tiff.getInt(entry + 8));
            default -> 1;
        };
    }

    private static int legal(long value) {
        return value >= 1 && value <= 8 ? (int) value : 1;
    }
}
