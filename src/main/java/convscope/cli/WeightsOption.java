package convscope.cli;

import convscope.engine.EngineException;
import convscope.engine.Room;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import convscope.weights.WeightsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where weights come from. Where nothing is said, a graph file has those beside it, and all else
 * has seed 0.
 *
 * @param file a safetensors file
 * @param seed of random weights
 */
record WeightsOption(@Nullable Path file, @Nullable Long seed) {

    /**
     * {@return the subject's weights; the caller closes them}
     *
     * @param says is told what was done to fit them
     */
    Weights of(Subject subject, PrintWriter says) throws IOException, UserFault {
        requireSteps(subject);
        Path chosen = file;
        if (chosen == null
                && seed == null
                && subject instanceof Subject.OfGraph graph
                && Files.exists(graph.file().tensors())) {
            chosen = graph.file().tensors();
        }
        if (chosen == null) {
            require(() -> Room.requireWeights(subject.graph()));
            return SeededWeights.of(subject.graph(), seed == null ? 0 : seed);
        }
        return switch (subject) {
            case Subject.OfDesign design ->
                    said(WeightsFile.read(chosen, design.graph()), chosen, says);
            case Subject.OfGraph graph ->
                    said(WeightsFile.readAmongOthers(chosen, graph.graph()), chosen, says);
        };
    }

    /** Refuses, before anything is made of it, a design of more layers than there is room for. */
    static void requireSteps(Subject subject) throws UserFault {
        require(() -> Room.requireSteps(subject.graph()));
    }

    private static Weights said(Weights read, Path from, PrintWriter says) {
        if (!read.prefix().isEmpty()) {
            says.println(
                    "The prefix " + read.prefix() + " was taken off the names in " + from + ".");
        }
        return read;
    }

    /** What asks whether there is room. */
    @FunctionalInterface
    private interface Requirement {
        void hold() throws EngineException;
    }

    private static void require(Requirement room) throws UserFault {
        try {
            room.hold();
        } catch (EngineException tooLarge) {
            throw new UserFault(CommandLineProgram.sentence(tooLarge));
        }
    }
}
