package convscope;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A package with those below it, why it knows no more, and what it may know of the others.
 *
 * @param folder its name below the root
 * @param why the reason, as what goes before may be said
 * @param known the names of the others
 */
record Room(String folder, String why, List<String> known) {

    Room(String folder, String why, String... known) {
        this(folder, why, List.of(known));
    }

    /** {@return this with one permission more} */
    Room with(String other) {
        return new Room(folder, why, Stream.concat(known.stream(), Stream.of(other)).toList());
    }

    /** {@return the rule that it knows no other package of this root} */
    ArchRule arrows(String root) {
        String[] allowed =
                Stream.concat(known.stream(), Stream.of(folder))
                        .map(name -> root + "." + name + "..")
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(root + "." + folder + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed))))
                .because(why)
                .allowEmptyShould(true);
    }

    /** {@return what it may know, but does not} */
    List<String> unused(String root, JavaClasses house) {
        Set<String> used =
                house.that(resideInAPackage(root + "." + folder + "..")).stream()
                        .flatMap(here -> here.getDirectDependenciesFromSelf().stream())
                        .map(arrow -> arrow.getTargetClass().getPackageName())
                        .filter(target -> target.startsWith(root + "."))
                        .map(target -> target.substring(root.length() + 1).split("\\.", 2)[0])
                        .collect(Collectors.toSet());
        return known.stream().filter(name -> !used.contains(name)).toList();
    }
}
