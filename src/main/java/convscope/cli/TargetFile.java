package convscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file to be written: what can be known to fail is refused before anything is computed. */
final class TargetFile {

    private TargetFile() {}

    /**
     * @throws UserFault if nothing can be written there
     */
    static void check(Path file) throws UserFault {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new UserFault(file + " is a folder; name a file to write.");
        }
        if (!Files.isDirectory(folder)) {
            throw new UserFault(file + " cannot be written: there is no folder " + folder + ".");
        }
        if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
            throw new UserFault(file + " cannot be written: permission is denied.");
        }
    }

    /** The same, and the name must have one of these endings. */
    static void check(Path file, String... endings) throws UserFault {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                check(file);
                return;
            }
        }
        throw new UserFault("%s does not end in %s.".formatted(file, String.join(" or ", endings)));
    }
}
