package convscope.file;

import convscope.place.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a path leads that is written, all links followed. */
sealed interface Target {

    int MOST_LINKS = 40;

    /** An open descriptor's name. It is a link, but not one that a name could be read from. */
    Pattern DESCRIPTOR =
            Pattern.compile(
                    "(?:/dev/fd|/proc/(self|thread-self|[0-9]+)(?:/task/[0-9]+)?/fd)/([0-9]+)");

    /** A regular file, or none yet, in a folder that is there. */
    record Whole(Path file, Path folder) implements Target {
        @Override
        public Path path() {
            return file;
        }

        boolean isSame(Whole other) throws IOException {
            return (Files.exists(file) && Files.exists(other.file))
                    ? Files.isSameFile(file, other.file)
                    : real().equals(other.real());
        }

        private Path real() throws IOException {
            return folder.toRealPath().resolve(file.getFileName());
        }
    }

    /** A device or a pipe, which stays one; or what is open already under another number. */
    record Stream(Path path) implements Target {}

    /** What this process has open already, by its number: 1 is standard output. */
    record Open(int descriptor) implements Target {
        @Override
        public Path path() {
            return Path.of("/dev/fd/" + descriptor);
        }
    }

    Open STANDARD_OUTPUT = new Open(1);

    /** {@return a name under which the operating system finds it} */
    Path path();

    /**
     * {@return where a path leads}
     *
     * @throws FileException if it is a folder, the folder is missing, or links lead in a circle
     */
    static Target of(Path path) throws IOException {
        if (path.toString().equals(InputFile.STANDARD)) {
            return STANDARD_OUTPUT;
        }
        Path at = path.toAbsolutePath();
        for (int links = 0; links <= MOST_LINKS; links++) {
            Matcher descriptor = DESCRIPTOR.matcher(at.normalize().toString());
            if (descriptor.matches()) {
                return descriptor(path, at, descriptor);
            }
            if (!Files.isSymbolicLink(at)) {
                return end(path, at);
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        throw FileException.writing(path, FileFault.LOOP);
    }

    /** Whether both lead to one file, which what is written to the one would replace. */
    static boolean same(Target one, Target two) throws IOException {
        if (one instanceof Whole a && two instanceof Whole b) {
            return a.isSame(b);
        }
        return Files.isRegularFile(one.path())
                && Files.isRegularFile(two.path())
                && Files.isSameFile(one.path(), two.path());
    }

    private static Target descriptor(Path path, Path at, Matcher name) throws IOException {
        String process = name.group(1);
        boolean own =
                process == null
                        || process.endsWith("self")
                        || process.equals(Long.toString(ProcessHandle.current().pid()));
        if (own && name.group(2).matches("[12]")) {
            return new Open(Integer.parseInt(name.group(2)));
        }
        requireOpen(path, at);
        return new Stream(at);
    }

    /** What is open for reading only stays as it is: Java's own files are among them. */
    private static void requireOpen(Path path, Path descriptor) throws IOException {
        if (Files.exists(descriptor, LinkOption.NOFOLLOW_LINKS)
                && !Files.getPosixFilePermissions(descriptor, LinkOption.NOFOLLOW_LINKS)
                        .contains(PosixFilePermission.OWNER_WRITE)) {
            throw FileException.writing(path, "it is open for reading only");
        }
    }

    private static Target end(Path path, Path at) throws FileException {
        Path folder = at.getParent();
        if (folder == null || Files.isDirectory(at)) {
            throw FileException.writing(path, "this is a folder, not a file");
        }
        if (Files.exists(at) && !Files.isRegularFile(at)) {
            return new Stream(at);
        }
        if (!Files.isDirectory(folder)) {
            throw FileException.writing(path, "there is no folder " + folder);
        }
        return new Whole(at, folder);
    }
}
