package convscope.gpucheck;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Optional;

/** What {@code nvidia-smi} says of the first card. */
final class NvidiaSmi {

    private NvidiaSmi() {}

    /**
     * {@return a field's value without its unit, memory in MiB; empty where there is no card}
     *
     * @param field as {@code nvidia-smi --help-query-gpu} names it
     */
    static Optional<String> query(String field) {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "nvidia-smi",
                                "--id=0",
                                "--query-gpu=" + field,
                                "--format=csv,noheader,nounits")
                        .redirectError(Redirect.DISCARD);
        try {
            Process process = builder.start();
            try (BufferedReader answer = process.inputReader()) {
                String line = answer.readLine();
                return process.waitFor() == 0 ? Optional.ofNullable(line) : Optional.empty();
            }
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** {@return how much of the card's memory all processes together hold, in bytes} */
    static Optional<Long> usedMemory() {
        return query("memory.used")
                .filter(mebibytes -> mebibytes.matches("\\d+"))
                .map(mebibytes -> Long.parseLong(mebibytes) << 20);
    }
}
