package convscope.packaged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs what users run: target/bin/convscope, in a process of its own, with the environment that a
 * test gives it.
 *
 * @param folder its working directory
 * @param before a command that runs it, such as {@code setpriv --reuid 1000}, or empty
 * @param changes environment variables: a value sets one, an empty one takes it away
 */
record PackagedProgram(Path folder, List<String> before, Map<String, Optional<String>> changes) {

    /** More than any run here takes on a busy machine: what is later is stuck. */
    private static final long MINUTES = 5;

    /** What a run left behind. Output is read as UTF-8. */
    record Run(int exit, String out, String err) {

        /** {@return the lines on standard error} */
        List<String> sentences() {
            return err.lines().toList();
        }
    }

    /** {@return the program, started in this folder with the tests' own environment} */
    static PackagedProgram in(Path folder) {
        return new PackagedProgram(folder, List.of(), Map.of("JAVA_HOME", Optional.of(home())));
    }

    PackagedProgram with(String variable, String value) {
        return changed(variable, Optional.of(value));
    }

    PackagedProgram without(String variable) {
        return changed(variable, Optional.empty());
    }

    /** {@return the same, with the whole command line given to another command} */
    PackagedProgram under(String... command) {
        return new PackagedProgram(folder, List.of(command), changes);
    }

    /** Runs it to its end, and reads what it writes. */
    Run run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("convscope", ".out");
        Path err = Files.createTempFile("convscope", ".err");
        try {
            int exit =
                    finish(
                            builder(arguments)
                                    .redirectOutput(out.toFile())
                                    .redirectError(err.toFile())
                                    .start());
            return new Run(exit, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Runs it with its standard output in a file or a device. */
    Run runInto(Path output, String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments).redirectOutput(output.toFile()).start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(finish(process), "", err);
    }

    /** {@return how it is started, for a test that kills it or feeds it} */
    ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of("target/bin/convscope").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        changes.forEach(
                (variable, value) ->
                        value.ifPresentOrElse(
                                is -> builder.environment().put(variable, is),
                                () -> builder.environment().remove(variable)));
        return builder;
    }

    private static int finish(Process process) throws InterruptedException {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("still running after " + MINUTES + " minutes");
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private PackagedProgram changed(String variable, Optional<String> value) {
        Map<String, Optional<String>> all = new HashMap<>(changes);
        all.put(variable, value);
        return new PackagedProgram(folder, before, all);
    }

    private static String home() {
        return System.getProperty("java.home");
    }
}
