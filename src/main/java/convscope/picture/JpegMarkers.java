package convscope.picture;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/** Goes over all markers of a JPEG file, through its scans to its end. */
final class JpegMarkers {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int JPEG_LS_FRAME = 0xF7;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int PROFILE_PREFIX = 14;

    private final ImageInputStream stream;
    private final List<JpegComponent> components = new ArrayList<>();
    private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int process;
    private int precision;
    private boolean exif;
    private int orientation = 1;
    private boolean jfif;
    private int adobe = JpegColour.NO_ADOBE;
    private int scans;
    private long work;

    JpegMarkers(ImageInputStream stream) {
        this.stream = stream;
    }

    JpegHeader read() throws IOException {
        stream.setByteOrder(ByteOrder.BIG_ENDIAN);
        stream.seek(2);
        try {
            int marker = nextMarker();
            while (marker != END_OF_IMAGE) {
                if (!standsAlone(marker)) {
                    segment(marker);
                }
                marker = nextMarker();
            }
            return header(true);
        } catch (EOFException end) {
            return header(false);
        }
    }

    private JpegHeader header(boolean ended) {
        Optional<JpegColour> colour =
                JpegColour.of(components.stream().map(JpegComponent::id).toList(), jfif, adobe);
        return new JpegHeader(
                width,
                height,
                orientation,
                process,
                precision,
                List.copyOf(components),
                colour,
                profile.toByteArray(),
                scans,
                work,
                ended);
    }

    /** Inside a scan 0xFF is followed by 0 or a restart marker, so that scans are passed over. */
    private int nextMarker() throws IOException {
        byte[] block = new byte[1 << 12];
        boolean escaped = false;
        for (int n = stream.read(block); n > 0; n = stream.read(block)) {
            for (int i = 0; i < n; i++) {
                int value = block[i] & 0xFF;
                if (escaped && value != 0 && value != 0xFF) {
                    stream.seek(stream.getStreamPosition() - n + i + 1);
                    return value;
                }
                escaped = value == 0xFF;
            }
        }
        throw new EOFException();
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    }

    private void segment(int marker) throws IOException {
        long start = stream.getStreamPosition();
        int length = stream.readUnsignedShort();
        if (length < 2) {
            throw new IOException("a segment of " + length + " bytes");
        }
        switch (marker) {
            case START_OF_SCAN -> scan();
            case APP0 -> jfif |= starts(data(length), "JFIF\0");
            case APP1 -> exif(data(length));
            case APP2 -> profile(data(length));
            case APP14 -> adobe(data(length));
            default -> {
                if (isStartOfFrame(marker)) {
                    frame(marker == JPEG_LS_FRAME ? JpegHeader.JPEG_LS : marker & 0x0F);
                }
            }
        }
        stream.seek(start + length);
    }

    private static boolean isStartOfFrame(int marker) {
        boolean ofJpeg = (marker & 0xF0) == 0xC0;
        return marker == JPEG_LS_FRAME
                || (ofJpeg && marker != 0xC4 && marker != 0xC8 && marker != 0xCC);
    }

    private byte[] data(int length) throws IOException {
        byte[] data = new byte[length - 2];
        stream.readFully(data);
        return data;
    }

    private static boolean starts(byte[] data, String with) {
        int length = Math.min(with.length(), data.length);
        return new String(data, 0, length, StandardCharsets.ISO_8859_1).equals(with);
    }

    private void exif(byte[] data) {
        if (!exif && ExifOrientation.isExif(data)) {
            exif = true;
            orientation = ExifOrientation.of(data);
        }
    }

    private void profile(byte[] data) {
        if (starts(data, "ICC_PROFILE\0") && data.length > PROFILE_PREFIX) {
            profile.write(data, PROFILE_PREFIX, data.length - PROFILE_PREFIX);
        }
    }

    private void adobe(byte[] data) {
        if (starts(data, "Adobe") && data.length >= 12) {
            adobe = data[11] & 0xFF;
        }
    }

    private void frame(int coded) throws IOException {
        process = coded;
        precision = stream.readUnsignedByte();
        height = stream.readUnsignedShort();
        width = stream.readUnsignedShort();
        components.clear();
        int count = stream.readUnsignedByte();
        for (int i = 0; i < count; i++) {
            int id = stream.readUnsignedByte();
            int factors = stream.readUnsignedByte();
            stream.readUnsignedByte();
            components.add(new JpegComponent(id, factors >> 4, factors & 0x0F));
        }
    }

    private void scan() throws IOException {
        int count = stream.readUnsignedByte();
        List<JpegComponent> scanned = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = stream.readUnsignedByte();
            stream.readUnsignedByte();
            components.stream().filter(c -> c.id() == id).findFirst().ifPresent(scanned::add);
        }
        int from = stream.readUnsignedByte();
        int to = stream.readUnsignedByte();
        int lowestBit = stream.readUnsignedByte() & 0x0F;
        boolean progressive = process == 2;
        for (JpegComponent component : scanned) {
            component.scan(
                    progressive ? from : 0, progressive ? to : 63, progressive ? lowestBit : 0);
            work += samples(component);
        }
        scans++;
    }

    private long samples(JpegComponent component) {
        int across = components.stream().mapToInt(JpegComponent::across).max().orElse(1);
        int down = components.stream().mapToInt(JpegComponent::down).max().orElse(1);
        return Math.ceilDiv((long) width * component.across(), Math.max(1, across))
                * Math.ceilDiv((long) height * component.down(), Math.max(1, down));
    }
}
