package convscope.cli;

import convscope.file.InputFile;
import convscope.file.SavedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a verb only if no file that it writes is one that it reads, by whatever name or link, and
 * none is written twice. Every verb is held to it: what it writes are its {@link TargetFile}s.
 * Devices and pipes may stand for as many files as one likes.
 */
final class FilesApart {

    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");
    private static final Set<String> READ = Set.of("--input", "--weights");

    private FilesApart() {}

    /** Runs the verb that was named last. */
    static int run(ParseResult parsed) {
        ParseResult verb = parsed;
        while (verb.hasSubcommand()) {
            verb = verb.subcommand();
        }
        try {
            check(verb);
        } catch (UserFault fault) {
            throw new ExecutionException(
                    verb.commandSpec().commandLine(), fault.getMessage(), fault);
        }
        return new RunLast().execute(parsed);
    }

    private static void check(ParseResult verb) throws UserFault {
        List<Path> written =
                verb.matchedArgs().stream()
                        .map(ArgSpec::<Object>getValue)
                        .filter(TargetFile.class::isInstance)
                        .map(target -> ((TargetFile) target).path())
                        .toList();
        List<String> words =
                verb.matchedArgs().stream()
                        .filter(FilesApart::isRead)
                        .flatMap(each -> each.stringValues().stream())
                        .toList();
        requireOnce(words);
        List<Path> read = words.stream().flatMap(word -> file(word).stream()).toList();
        for (int i = 0; i < written.size(); i++) {
            Path target = written.get(i);
            if (read.stream().anyMatch(file -> SavedFile.replaces(target, file))) {
                throw alsoRead(target);
            }
            if (written.subList(0, i).stream().anyMatch(o -> SavedFile.replaces(target, o))) {
                throw new UserFault(target + " would be written twice; name two files.");
            }
        }
    }

    /** {@return what is said of a file that would be lost} */
    static UserFault alsoRead(Path target) {
        return new UserFault(target + " is read by this verb too; name another file to write.");
    }

    private static boolean isRead(ArgSpec argument) {
        return argument.isPositional()
                || (argument instanceof OptionSpec option && READ.contains(option.longestName()));
    }

    private static void requireOnce(List<String> words) throws UserFault {
        if (words.stream().filter(InputFile.STANDARD::equals).count() > 1) {
            throw new UserFault("Standard input (-) is read once; name a file for the others.");
        }
    }

    private static Optional<Path> file(String word) {
        try {
            Path path =
                    word.equals(InputFile.STANDARD) ? STANDARD_INPUT.toRealPath() : Path.of(word);
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
