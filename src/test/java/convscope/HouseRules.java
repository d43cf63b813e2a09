package convscope;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
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

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    /** {@return every rule under the name that its controls are known by} */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        for (Room room : Rooms.ALL) {
            rules.put(room.folder() + " knows only what it may", room.arrows(root));
        }
        rules.put("JavaFX only in view", javaFxOnlyInView());
        rules.put("no tensors where values are enough", noTensorsAmongValues());
        rules.put("pictures know ND4J only", picturesKnowNd4jOnly());
        rules.put("view knows no engine", viewKnowsNoEngine());
        rules.put("nobody looks inside an engine", nobodyLooksInsideAnEngine());
        rules.put("engines do not know each other", enginesDoNotKnowEachOther());
        rules.put("engines are known by their registration", enginesAreKnownByTheirRegistration());
        rules.put("no engine knows the list of engines", noEngineKnowsTheList());
        rules.put("tabs do not know each other", tabsDoNotKnowEachOther());
        rules.put("oneDNN only in its engine", onlyIn("engine.onednn", "org.bytedeco.dnnl.."));
        rules.put("CUDA only in its engine", onlyIn("engine.cuda", "org.bytedeco.cuda.."));
        rules.put("no vague names", noVagueNames());
        rules.put("a name stands once", aNameStandsOnce());
        rules.put("no cycles", noCycles("(*).."));
        rules.put("no cycles below the top level", noCycles("(**)"));
        return rules;
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
                .dependOnClassesThat(
                        resideInAPackage(root + ".engine.*..")
                                .and(not(resideInAPackage(in("engine.all")))))
                .because("engines are interchangeable: the package engine.all hands them out")
                .allowEmptyShould(true);
    }

    private ArchRule enginesDoNotKnowEachOther() {
        return slices().matching(root + ".engine.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(in("engine.plan")))
                .ignoreDependency(resideInAPackage(in("engine.all")), alwaysTrue())
                .because("each must work where the others cannot; what they plan alike is in plan")
                .allowEmptyShould(true);
    }

    private ArchRule aNameStandsOnce() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areTopLevelClasses()
                .should(new StandOnce(root + ".engine."))
                .because("who reads a name shall not ask which one; only engines know no other's")
                .allowEmptyShould(true);
    }

    private ArchRule enginesAreKnownByTheirRegistration() {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".engine", root + ".engine.all")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(root + ".engine.*..")
                                .and(not(resideInAPackage(in("engine.all"))))
                                .and(not(assignableTo(root + ".engine.EngineKind"))))
                .because("an engine is one package and one registration value")
                .allowEmptyShould(true);
    }

    private ArchRule noEngineKnowsTheList() {
        return noClasses()
                .that()
                .resideInAPackage(in("engine"))
                .and()
                .resideOutsideOfPackage(in("engine.all"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("engine.all"))
                .because("the list knows the engines, the engines what they all are, nothing back")
                .allowEmptyShould(true);
    }

    private ArchRule tabsDoNotKnowEachOther() {
        return slices().matching(root + ".view.tabs.(*)..")
                .should()
                .notDependOnEachOther()
                .because("a tab is one class and one line; what tabs share is in view.tabs")
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

    /**
     * @param packages which packages below the root are one: {@code (*)..} with all below them, or
     *     {@code (**)} each by itself
     */
    private ArchRule noCycles(String packages) {
        return slices().matching(root + "." + packages)
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
