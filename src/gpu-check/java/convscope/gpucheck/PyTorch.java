package convscope.gpucheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import convscope.bench.Contestant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * PyTorch in a process of its own, {@code peer.py}: it takes a command a line and answers each with
 * a line of JSON. Between two commands it does nothing.
 */
final class PyTorch implements AutoCloseable {

    /** How a time is taken. */
    enum Clock {
        /** Of the forward pass alone, by the card's own events where there is a card. */
        PASS,
        /** Of all that a caller waits for, from the input in memory to the output in memory. */
        WHOLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS_TO_END = 10;

    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;
    private final JsonNode about;

    private PyTorch(Process process) throws CheckException {
        this.process = process;
        this.answers = process.inputReader();
        this.commands = process.outputWriter();
        boolean ready = false;
        try {
            this.about = answer();
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    /**
     * {@return PyTorch, ready for commands}
     *
     * @param log takes what Python and its libraries write to standard error
     * @throws CheckException if it does not start, with its reason
     */
    static PyTorch start(Path python, Path script, Path log) throws CheckException {
        ProcessBuilder builder =
                new ProcessBuilder(python.toString(), script.toString())
                        .redirectError(Redirect.to(log.toFile()));
        // What the check found for the engine must not take the place of PyTorch's own libraries.
        String own = builder.environment().remove("CHECK_OUTER_LIBRARY_PATH");
        builder.environment().remove("LD_LIBRARY_PATH");
        if (own != null && !own.isEmpty()) {
            builder.environment().put("LD_LIBRARY_PATH", own);
        }
        try {
            return new PyTorch(builder.start());
        } catch (IOException unstartable) {
            throw new CheckException(python + " does not start.", unstartable);
        }
    }

    /** {@return versions, device and settings} */
    JsonNode about() {
        return about;
    }

    /** {@return how it can run a graph here: eager, channels_last, graph} */
    List<String> modes() {
        List<String> modes = new ArrayList<>();
        about.path("modes").forEach(mode -> modes.add(mode.asText()));
        return modes;
    }

    /**
     * {@return for each mode how far its output is from the file's, as a part of the file's largest
     * number}
     *
     * @param graphFile what it runs from now on
     */
    JsonNode load(Path graphFile) throws CheckException {
        return ask("load " + graphFile).path("differences");
    }

    /** {@return runs of what was loaded, in milliseconds} */
    Contestant<Exception> contestant(String mode, Clock clock) {
        return () -> ask("run " + mode + " " + clock.word()).path("milliseconds").asDouble();
    }

    private JsonNode ask(String command) throws CheckException {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException gone) {
            throw new CheckException("PyTorch's process has ended.", gone);
        }
        return answer();
    }

    private JsonNode answer() throws CheckException {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new CheckException("PyTorch's process ended before it answered.");
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("fault")) {
                throw new CheckException("PyTorch: " + answer.path("fault").asText());
            }
            return answer;
        } catch (IOException unreadable) {
            throw new CheckException("PyTorch's answer cannot be read.", unreadable);
        }
    }

    @Override
    public void close() {
        try (commands;
                answers) {
            commands.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException ended) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
