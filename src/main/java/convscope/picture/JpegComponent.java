package convscope.picture;

import java.util.Arrays;

/** A colour component of a JPEG's frame, and what its scans have brought of it so far. */
final class JpegComponent {
    private static final int COEFFICIENTS = 64;
    private static final int UNSEEN = 99;

    private final int id;
    private final int across;
    private final int down;
    private final int[] missingBits = new int[COEFFICIENTS];

    /**
     * @param across how many samples it has where the frame's unit has most, 1..4
     */
    JpegComponent(int id, int across, int down) {
        this.id = id;
        this.across = across;
        this.down = down;
        Arrays.fill(missingBits, UNSEEN);
    }

    int id() {
        return id;
    }

    int across() {
        return across;
    }

    int down() {
        return down;
    }

    /** Takes a scan of the coefficients {@code from} to {@code to}, 0..63, down to this bit. */
    void scan(int from, int to, int lowestBit) {
        for (int i = from; i <= to && i < COEFFICIENTS; i++) {
            missingBits[i] = lowestBit;
        }
    }

    boolean seen() {
        return missingBits[0] != UNSEEN;
    }

    boolean refined() {
        return Arrays.stream(missingBits).allMatch(bits -> bits == 0);
    }
}
