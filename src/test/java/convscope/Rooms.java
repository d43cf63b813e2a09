package convscope;

import java.util.List;

/** The packages below the window and the command line, from the ground up. */
final class Rooms {

    static final List<Room> ALL =
            List.of(
                    new Room("place", "where files are kept is asked before anything else runs"),
                    new Room(
                            "says",
                            "whoever fails says so in the same way, so this knows none of them",
                            "place"),
                    new Room(
                            "file",
                            "a file is read and saved in one way, whatever it holds",
                            "place",
                            "says"),
                    new Room("model", "the algebra is the ground that everything stands on"),
                    new Room("catalog", "a paper's recipes are made of the model alone", "model"),
                    new Room("graph", "unfolding and shapes follow from the block alone", "model"),
                    new Room(
                            "analysis",
                            "a count follows from the graph, whatever runs or draws it",
                            "model",
                            "graph"),
                    new Room(
                            "kernel",
                            "numbers set by hand are values, whoever holds or applies them",
                            "model",
                            "graph"),
                    new Room(
                            "trace",
                            "how a value is made follows from the node and the values it reads",
                            "model",
                            "graph"),
                    new Room(
                            "diagram",
                            "one function computes all geometry, for every canvas",
                            "says",
                            "model",
                            "graph"),
                    new Room(
                            "weights",
                            "tensors are named by the graph's paths, or as the catalogue says",
                            "says",
                            "file",
                            "model",
                            "catalog",
                            "graph",
                            "kernel"),
                    new Room(
                            "rewrite",
                            "a rule changes a block and moves its weights, nothing else",
                            "model",
                            "graph",
                            "weights"),
                    new Room(
                            "engine",
                            "an engine computes a graph with weights, whoever asks",
                            "says",
                            "model",
                            "graph",
                            "weights"),
                    new Room(
                            "bench",
                            "a measurement runs engines as everybody else does",
                            "model",
                            "graph",
                            "weights",
                            "engine"),
                    new Room(
                            "proof",
                            "two sides are compared by their numbers, whoever derived them",
                            "model",
                            "graph",
                            "weights",
                            "engine",
                            "bench"),
                    new Room(
                            "picture",
                            "a picture becomes a tensor whatever network it is for",
                            "says",
                            "file"),
                    new Room(
                            "compare",
                            "what is said about two designs follows from their numbers, wherever shown",
                            "model",
                            "graph",
                            "analysis",
                            "weights",
                            "engine",
                            "proof",
                            "picture"),
                    new Room(
                            "export",
                            "an export writes down what the others computed",
                            "says",
                            "file",
                            "model",
                            "graph",
                            "analysis",
                            "diagram",
                            "weights"),
                    new Room(
                            "session",
                            "what the user sees is a value, tested without a window and without a file",
                            "model",
                            "catalog",
                            "graph",
                            "kernel",
                            "rewrite"),
                    new Room(
                            "document",
                            "a file holds what the user chose",
                            "says",
                            "file",
                            "model",
                            "catalog",
                            "graph",
                            "session"),
                    new Room(
                            "lesson",
                            "a lesson is designs and words, whoever shows it",
                            "model",
                            "graph",
                            "diagram",
                            "rewrite"),
                    new Room(
                            "run",
                            "what computes in the background is tested without a window",
                            "says",
                            "model",
                            "catalog",
                            "graph",
                            "analysis",
                            "kernel",
                            "weights",
                            "rewrite",
                            "engine",
                            "bench",
                            "proof",
                            "picture",
                            "compare",
                            "export",
                            "session",
                            "lesson"));

    private Rooms() {}
}
