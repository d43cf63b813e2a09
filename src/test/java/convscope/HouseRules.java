package convscope;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may know whom, as rules over the packages below one root: the program's, or a broken copy of
 * it.
 */
final class HouseRules {
    private static final String[] SCREEN = {
        "javafx..",
        "com.sun.javafx..",
        "com.sun.glass..",
        "org.controlsfx..",
        "impl.org.controlsfx..",
        "atlantafx..",
        "org.kordamp.ikonli.."
    };
    private static final List<String> WITHOUT_TENSORS =
            List.of(
                    "model",
                    "catalog",
                    "graph",
                    "kernel",
                    "analysis",
                    "session",
                    "diagram",
                    "document",
                    "trace");

    private static final List<String> VALUES_OF_ENGINES =
            List.of("EngineOffer", "EngineSettings", "Difference", "Timings", "TensorCopy");

    private static final List<String> KNOWN_TO_ALL = List.of("place", "says");

    /** A package, why it knows no more, and what it may know of the others. */
    private record Room(String folder, String why, List<String> known) {
        Room(String folder, String why, String... known) {
            this(folder, why, List.of(known));
        }
    }

    private static final List<Room> ROOMS =
            List.of(
                    new Room("file", "a file is read and saved in one way, whatever it holds"),
                    new Room("place", "where files are kept is asked before anything else runs"),
                    new Room(
                            "says",
                            "whoever fails says so in the same way, so this knows none of them"),
                    new Room("model", "the algebra is the ground that everything stands on"),
                    new Room("catalog", "a paper's recipes are made of the model alone", "model"),
                    new Room("graph", "unfolding and shapes follow from the block alone", "model"),
                    new Room(
                            "analysis",
                            "a count follows from the graph, whatever runs or draws it",
                            "model",
                            "graph"),
                    new Room(
                            "diagram",
                            "one function computes all geometry, for every canvas",
                            "model",
                            "graph"),
                    new Room(
                            "kernel",
                            "numbers set by hand are values, whoever holds or applies them",
                            "model",
                            "graph"),
                    new Room(
                            "weights",
                            "tensors are named by the graph's paths, or as the catalogue says",
                            "model",
                            "catalog",
                            "graph",
                            "kernel",
                            "file"),
                    new Room(
                            "rewrite",
                            "a rule changes a block and moves its weights, nothing else",
                            "model",
                            "graph",
                            "weights"),
                    new Room(
                            "engine",
                            "an engine computes a graph with weights, whoever asks",
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
                            "trace",
                            "how a value is made follows from the node and the values it reads",
                            "model",
                            "graph"),
                    new Room(
                            "picture",
                            "a picture becomes a tensor whatever network it is for",
                            "file"),
                    new Room(
                            "document",
                            "a file holds what the user chose",
                            "model",
                            "catalog",
                            "graph",
                            "kernel",
                            "file"),
                    new Room(
                            "compare",
                            "what is said about two designs follows from their numbers, wherever shown",
                            "model",
                            "graph",
                            "weights",
                            "analysis",
                            "rewrite",
                            "engine",
                            "picture",
                            "proof"),
                    new Room(
                            "export",
                            "an export writes down what the others computed",
                            "model",
                            "graph",
                            "weights",
                            "analysis",
                            "diagram",
                            "file"),
                    new Room(
                            "session",
                            "what the user sees is a value, tested without a window and without an engine",
                            "model",
                            "catalog",
                            "graph",
                            "kernel",
                            "rewrite",
                            "diagram",
                            "document"),
                    new Room(
                            "lesson",
                            "a lesson is told in what the user sees",
                            "model",
                            "catalog",
                            "graph",
                            "diagram",
                            "rewrite",
                            "weights",
                            "session"),
                    new Room(
                            "run",
                            "what computes in the background is tested without a window",
                            "model",
                            "catalog",
                            "graph",
                            "kernel",
                            "weights",
                            "analysis",
                            "rewrite",
                            "engine",
                            "bench",
                            "proof",
                            "picture",
                            "compare",
                            "export",
                            "session",
                            "lesson"));

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    /** {@return every rule under the name that its controls are known by} */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        for (Room room : ROOMS) {
            rules.put(room.folder() + " knows only what it may", arrows(room));
        }
        rules.put("JavaFX only in view", javaFxOnlyInView());
        rules.put("no tensors where values are enough", noTensorsAmongValues());
        rules.put("pictures know ND4J only", picturesKnowNd4jOnly());
        rules.put("view knows no engine", viewKnowsNoEngine());
        rules.put("nobody looks inside an engine", nobodyLooksInsideAnEngine());
        rules.put("engines do not know each other", enginesDoNotKnowEachOther());
        rules.put("oneDNN only in its engine", onlyIn("engine.onednn", "org.bytedeco.dnnl.."));
        rules.put("CUDA only in its engine", onlyIn("engine.cuda", "org.bytedeco.cuda.."));
        rules.put("no vague names", noVagueNames());
        rules.put("no cycles", noCycles());
        return rules;
    }

    private ArchRule arrows(Room room) {
        List<String> allowed = new ArrayList<>(room.known());
        allowed.add(room.folder());
        if (!room.folder().equals("place")) {
            allowed.addAll(KNOWN_TO_ALL);
        }
        return noClasses()
                .that()
                .resideInAPackage(in(room.folder()))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(root + "..").and(not(resideInAnyPackage(in(allowed)))))
                .because(room.why())
                .allowEmptyShould(true);
    }

    private ArchRule javaFxOnlyInView() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(in("view"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SCREEN)
                .because("everything but the window runs, and is tested, without a display")
                .allowEmptyShould(true);
    }

    private ArchRule noTensorsAmongValues() {
        return noClasses()
                .that()
                .resideInAnyPackage(in(WITHOUT_TENSORS))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
                .because(
                        "values are immutable and cost nothing to hold; a tensor is memory that somebody must release")
                .allowEmptyShould(true);
    }

    private ArchRule picturesKnowNd4jOnly() {
        return noClasses()
                .that()
                .resideInAPackage(in("picture"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco..", "com.fasterxml..", "picocli..")
                .because("a picture goes in and a tensor comes out")
                .allowEmptyShould(true);
    }

    /** Which engine, and what can be said of it, are values that the user chooses and reads. */
    private ArchRule viewKnowsNoEngine() {
        return noClasses()
                .that()
                .resideInAPackage(in("view"))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(in(List.of("engine", "bench", "weights")))
                                .and(not(simpleNames(VALUES_OF_ENGINES))))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.nd4j..")
                .because(
                        "what holds native memory has one owner, and that is not the JavaFX thread")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> simpleNames(List<String> names) {
        return DescribedPredicate.describe(
                "are named " + names, known -> names.contains(known.getSimpleName()));
    }

    private ArchRule nobodyLooksInsideAnEngine() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(in("engine"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".engine.*..")
                .because("engines are interchangeable: the package engine hands them out")
                .allowEmptyShould(true);
    }

    private ArchRule enginesDoNotKnowEachOther() {
        return slices().matching(root + ".engine.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(in("engine.plan")))
                .because("each must work where the others cannot; what they plan alike is in plan")
                .allowEmptyShould(true);
    }

    private ArchRule onlyIn(String engine, String library) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(in(engine))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a native library has one place where it is called and freed")
                .allowEmptyShould(true);
    }

    private ArchRule noVagueNames() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager)")
                .because("such a name says nothing about what the class is")
                .allowEmptyShould(true);
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package can be understood, and tested, after those that it knows")
                .allowEmptyShould(true);
    }

    private String in(String folder) {
        return root + "." + folder + "..";
    }

    private String[] in(List<String> folders) {
        return folders.stream().map(this::in).toArray(String[]::new);
    }
}
