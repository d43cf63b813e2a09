package convscope.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the libraries' natives are unpacked: the folder that {@value UserFolders#CACHE} names, else
 * the user's folder for caches, else a new one among the temporary files. Each is private.
 *
 * @param folder where, if there is a place
 * @param refusal why not, as a sentence without a full stop; empty if there is a place
 * @param passing whether the folder is this process's own, and goes with it
 */
public record NativesFolder(Optional<Path> folder, String refusal, boolean passing) {

    private static final String WAY_OUT =
            "let the variable " + UserFolders.CACHE + " name a folder of yours with room";
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";
    private static final long NEEDED = 600;
    private static final String REFUSAL = "convscope.natives.refusal";
    private static final List<byte[]> MAGIC =
            List.of(
                    bytes(0x7F, 'E', 'L', 'F'),
                    bytes('M', 'Z'),
                    bytes(0xCF, 0xFA, 0xED, 0xFE),
                    bytes(0xCA, 0xFE, 0xBA, 0xBE));

    /** {@return the place for a user's libraries, made if it was not there} */
    static NativesFolder of(UserFolders folders) {
        Optional<Path> asked = folders.asked();
        try {
            return at(asked.orElseGet(folders::cache).resolve("natives"));
        } catch (IOException | UncheckedIOException unusable) {
            String why =
                    "%s cannot be used (%s)"
                            .formatted(asked.orElseGet(folders::cache), reason(unusable));
            return asked.isPresent() ? refused(why) : among(folders.temporary(), why);
        }
    }

    /**
     * Tells the libraries where, before the first of them loads a native: JavaCPP and JavaFX. Where
     * there is no place they are kept from taking one that is not safe.
     */
    public static void prepare() {
        NativesFolder natives = of(UserFolders.ofThisUser());
        natives.folder.ifPresentOrElse(
                place -> {
                    System.setProperty(CACHE, place.toString());
                    System.setProperty("javafx.cachedir", place.resolve("javafx").toString());
                },
                () -> {
                    System.setProperty("org.bytedeco.javacpp.loadlibraries", "false");
                    System.setProperty(REFUSAL, natives.refusal);
                });
        if (natives.passing) {
            natives.folder.ifPresent(
                    place ->
                            Runtime.getRuntime()
                                    .addShutdownHook(new Thread(() -> deleteWhole(place))));
        }
    }

    /** {@return why {@link #prepare} found no place, as the end of a sentence; empty if it did} */
    public static Optional<String> refused() {
        return Optional.ofNullable(System.getProperty(REFUSAL));
    }

    /** {@return what a library that does not load comes from, as far as the folder shows it} */
    public static String damage() {
        Path place = Path.of(System.getProperty(CACHE, ""));
        if (place.toString().isEmpty()) {
            return "some are missing or damaged";
        }
        long free = place.toFile().getUsableSpace() >> 20;
        return free < NEEDED
                ? String.format(
                        Locale.ROOT,
                        "they need %d MB, and %s has %d MB free; %s",
                        NEEDED,
                        place,
                        free,
                        WAY_OUT)
                : "some are missing or damaged; delete %s, and they are unpacked anew"
                        .formatted(place);
    }

    private static NativesFolder at(Path folder) throws IOException {
        PrivateFolder.at(folder);
        mend(folder);
        return new NativesFolder(Optional.of(folder), "", false);
    }

    private static NativesFolder among(Path temporary, String why) {
        try {
            return new NativesFolder(Optional.of(PrivateFolder.freshIn(temporary)), "", true);
        } catch (IOException unusable) {
            return refused(why + ", and neither can " + temporary);
        }
    }

    private static NativesFolder refused(String why) {
        return new NativesFolder(
                Optional.empty(),
                "there is no place to unpack them to: " + why + "; " + WAY_OUT,
                false);
    }

    /** What is no library under a library's name goes, so that it is unpacked anew. */
    private static void mend(Path folder) throws IOException {
        List<Path> broken = new ArrayList<>();
        List<Path> libraries = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.skip(1).toList()) {
                boolean library = isLibrary(each);
                if (library ? !isWhole(each) : isStray(folder, each)) {
                    broken.add(each);
                } else if (library) {
                    libraries.add(each);
                }
            }
        }
        ClassLoader jars = NativesFolder.class.getClassLoader();
        broken.addAll(new UnpackedLibraries(folder, jars).damaged(libraries));
        broken.forEach(NativesFolder::deleteWhole);
    }

    private static boolean isLibrary(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".so") || name.endsWith(".dll") || name.endsWith(".dylib");
    }

    private static boolean isStray(Path folder, Path file) {
        boolean ofJar = folder.equals(file.getParent()) && file.toString().endsWith(".jar");
        return ofJar && !Files.isDirectory(file);
    }

    private static boolean isWhole(Path library) throws IOException {
        if (!Files.isRegularFile(library)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(library)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && MAGIC.stream().anyMatch(magic -> begins(start, magic));
        }
    }

    private static boolean begins(byte[] start, byte[] magic) {
        return Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
    }

    private static void deleteWhole(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException inUse) {
            // What stays is unpacked over, or swept with the other temporary files.
        }
    }

    private static String reason(Exception unusable) {
        Throwable inner = unusable instanceof UncheckedIOException ? unusable.getCause() : unusable;
        return inner instanceof IOException io ? FileFault.why(io) : "it cannot be read";
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
