package convscope.cli;

import convscope.document.DesignException;
import convscope.document.DesignSource;
import convscope.document.GraphFile;
import convscope.file.InputFile;
import convscope.graph.Fault;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Shape;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a verb is about: the argument DESIGN or GRAPH, taken apart. */
sealed interface Subject {

    String name();

    Graph graph();

    /** {@return what does not fit, each in one line} */
    List<Fault> faults();

    record OfDesign(Lowered lowered) implements Subject {
        @Override
        public String name() {
            return lowered.design().name();
        }

        @Override
        public Graph graph() {
            return lowered.graph();
        }

        @Override
        public List<Fault> faults() {
            return lowered.faults();
        }
    }

    record OfGraph(GraphFile file) implements Subject {
        @Override
        public String name() {
            return file.id();
        }

        @Override
        public Graph graph() {
            return file.graph();
        }

        @Override
        public List<Fault> faults() {
            return List.of();
        }
    }

    /**
     * {@return what the argument means}
     *
     * @param input the shape that feeds it instead of its own, or null
     */
    static Subject of(String argument, @Nullable Shape input) throws DesignException, UserFault {
        if (isGraph(argument)) {
            if (input != null) {
                throw new UserFault(argument + " is a graph file, whose input shape is fixed.");
            }
            return new OfGraph(GraphFile.read(Path.of(argument)));
        }
        Design design = DesignSource.resolve(argument);
        return new OfDesign(Lowered.of(input == null ? design : design.withInput(input)));
    }

    /** {@return the same, everything fitting} */
    static Subject sound(String argument, @Nullable Shape input) throws DesignException, UserFault {
        Subject subject = of(argument, input);
        if (!subject.faults().isEmpty()) {
            throw new UserFault(subject.says());
        }
        return subject;
    }

    /** {@return the first fault in one line, and how many more there are} */
    default String says() {
        Fault first = faults().getFirst();
        String more =
                faults().size() == 1 ? "" : " (and " + (faults().size() - 1) + " more faults)";
        return first.at().brief() + ": " + first.says() + more;
    }

    private static boolean isGraph(String argument) throws DesignException {
        try {
            Path path = Path.of(argument);
            return !argument.equals(InputFile.STANDARD)
                    && Files.isRegularFile(path)
                    && GraphFile.isGraph(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
