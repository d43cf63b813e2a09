package convscope.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * The libraries in a folder beside the jars that they were unpacked from. One that has its entry's
 * size and time is taken by JavaCPP without a look at what is in it; so it is read here once, and
 * again only if its file has changed since, which a list beside the libraries says.
 */
final class UnpackedLibraries {

    private static final String CHECKED = "checked.txt";

    private final Path folder;
    private final ClassLoader jars;

    UnpackedLibraries(Path folder, ClassLoader jars) {
        this.folder = folder;
        this.jars = jars;
    }

    /** {@return those of the files that are not what their jars hold} */
    List<Path> damaged(List<Path> files) throws IOException {
        String known = known();
        Map<Path, String> sound = new TreeMap<>();
        List<Path> damaged = new ArrayList<>();
        for (Path file : files) {
            Optional<JarEntry> entry = taken(file);
            if (entry.isPresent()) {
                String state = state(file);
                if (known.contains(state) || checksum(file) == entry.get().getCrc()) {
                    sound.put(file, state);
                } else {
                    damaged.add(file);
                }
            }
        }
        String all = sound.values().stream().collect(Collectors.joining());
        if (!all.equals(known)) {
            keep(all);
        }
        return damaged;
    }

    /** {@return the entry that JavaCPP takes a file for} */
    private Optional<JarEntry> taken(Path file) throws IOException {
        Path below = folder.relativize(file);
        if (below.getNameCount() < 2 || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String jar = below.getName(0).toString();
        String name = below.subpath(1, below.getNameCount()).toString().replace('\\', '/');
        URL resource = jars.getResource(name);
        return resource != null
                        && resource.getPath().contains("/" + jar + "!/")
                        && resource.openConnection() instanceof JarURLConnection connection
                ? Optional.ofNullable(connection.getJarEntry()).filter(entry -> agree(file, entry))
                : Optional.empty();
    }

    private static boolean agree(Path file, JarEntry entry) {
        try {
            return Files.size(file) == entry.getSize()
                    && Files.getLastModifiedTime(file).toMillis() == entry.getTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long checksum(Path file) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), sum)) {
            byte[] buffer = new byte[1 << 16];
            while (in.read(buffer) >= 0) {
                // The stream counts along.
            }
        }
        return sum.getValue();
    }

    /** A line of what changes with a file, even if its time is set back. */
    private String state(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        Map<String, Object> attributes =
                Files.readAttributes(file, unix ? "unix:size,ctime,ino" : "size,lastModifiedTime");
        return folder.relativize(file) + " " + new TreeMap<>(attributes) + "\n";
    }

    private String known() {
        try (Stream<String> lines = Files.lines(folder.resolve(CHECKED))) {
            return lines.map(line -> line + "\n").collect(Collectors.joining());
        } catch (IOException | UncheckedIOException none) {
            return "";
        }
    }

    private void keep(String states) {
        try {
            Path fresh = Files.createTempFile(folder, "checked", null);
            Files.writeString(fresh, states, StandardCharsets.UTF_8);
            Files.move(fresh, folder.resolve(CHECKED), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            // They are read once more at the next start.
        }
    }
}
