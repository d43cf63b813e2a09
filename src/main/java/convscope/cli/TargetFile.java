package convscope.cli;

import convscope.file.FileException;
import convscope.file.SavedFile;
import convscope.says.Failure;
import convscope.says.Legible;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * A file to be written. What can be known to fail is refused before anything is computed; an option
 * of this type is kept apart from what is read, see {@link FilesApart}.
 *
 * @param path where
 */
record TargetFile(Path path) {

    /** Reads the word of the command line. */
    static final class Converter implements ITypeConverter<TargetFile> {
        @Override
        public TargetFile convert(String word) {
            try {
                if (!word.isBlank()) {
                    return new TargetFile(Path.of(word));
                }
            } catch (InvalidPathException e) {
                // The sentence below says it.
            }
            throw new TypeConversionException(Failure.noFileName(word));
        }
    }

    /**
     * @throws FileException if nothing can be written there
     */
    void check() throws FileException {
        SavedFile.require(path);
    }

    /**
     * The same, and the name must have one of these endings; into a device or a pipe goes what has
     * only one.
     */
    void check(String... endings) throws FileException, UserFault {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        boolean needsNone = endings.length == 1 && SavedFile.isStream(path);
        for (String ending : endings) {
            if (needsNone || name.endsWith(ending)) {
                check();
                return;
            }
        }
        throw new UserFault("%s does not end in %s.".formatted(path, String.join(" or ", endings)));
    }

    /** The same, and it must not be one that a verb has found out to read. */
    void checkApart(Path read) throws FileException, UserFault {
        if (SavedFile.replaces(path, read)) {
            throw FilesApart.alsoRead(path);
        }
        check();
    }

    /** {@return where a verb speaks: not where the file itself goes} */
    PrintWriter speaker(CommandSpec verb) {
        return SavedFile.isStandardOutput(path)
                ? verb.commandLine().getErr()
                : verb.commandLine().getOut();
    }

    /** {@return the name as it is shown} */
    @Override
    public String toString() {
        return Legible.of(path.toString());
    }
}
