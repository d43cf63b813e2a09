package convscope.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** JSON files damaged in the ways that files are: seeded, so that each can be made again. */
record Mutants(List<String> whole) {

    private static final List<String> TOKENS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\"",
                    "\\",
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e400",
                    "65537",
                    "4096",
                    "99999999999999999999",
                    "0.5",
                    "\"conv\"",
                    "\"\\ud800\"",
                    "\u001e",
                    "\u202e",
                    "NaN",
                    "{}",
                    "[]",
                    "\"repeat\"",
                    "\"name\"",
                    "\"a.b\"");

    /** {@return as many as asked for, each with its seed} */
    Stream<Mutant> all() {
        long seed = Long.getLong("fuzz.seed", 11);
        int count = Integer.getInteger("fuzz.count", 1000);
        return LongStream.range(0, count).mapToObj(number -> mutant(seed * 1_000_003 + number));
    }

    record Mutant(long seed, byte[] bytes) {}

    private Mutant mutant(long seed) {
        Random random = new Random(seed);
        byte[] bytes = whole.get(random.nextInt(whole.size())).getBytes(StandardCharsets.UTF_8);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            bytes = changed(bytes, random);
        }
        return new Mutant(seed, bytes);
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, random);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> spliced(bytes, at, at, TOKENS.get(random.nextInt(TOKENS.size())));
            case 3 -> swapped(bytes, random);
            case 4 ->
                    spliced(bytes, at, at, "[{\"sequence\":{\"body\":".repeat(random.nextInt(400)));
            default -> numbered(bytes, at, random);
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** One stretch of the file stands where another stood. */
    private static byte[] swapped(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(40));
        String part = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(40));
        return spliced(bytes, at, end, part);
    }

    /** The next number in the file becomes another. */
    private static byte[] numbered(byte[] bytes, int from, Random random) {
        int at = from;
        while (at < bytes.length && !Character.isDigit(bytes[at])) {
            at++;
        }
        int end = at;
        while (end < bytes.length && Character.isDigit(bytes[end])) {
            end++;
        }
        return spliced(bytes, at, end, Long.toString(random.nextLong() >> random.nextInt(64)));
    }

    private static byte[] spliced(byte[] bytes, int from, int to, String part) {
        byte[] middle = part.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
        System.arraycopy(middle, 0, all, from, middle.length);
        System.arraycopy(bytes, to, all, from + middle.length, bytes.length - to);
        return all;
    }
}
