package convscope.weights;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part of tensors' names that says what some of them have in common. */
final class NamePart {

    private static final Set<String> STATISTICS = Set.of("running_mean", "running_var");

    private NamePart() {}

    /**
     * {@return the part, between dots, that all of {@code some} and none of the other names have;
     * of several the first, else the two statistics or the first parts that do so together}
     *
     * @param some names among {@code all}, at least two for there to be a part
     */
    static Optional<String> common(Set<String> some, Set<String> all) {
        if (some.size() < 2) {
            return Optional.empty();
        }
        for (String part : parts(some.iterator().next())) {
            if (exactly(Set.of(part), some, all)) {
                return Optional.of(part);
            }
        }
        if (exactly(STATISTICS, some, all)) {
            return Optional.of("running_mean and running_var");
        }
        return firstParts(some, all);
    }

    private static Optional<String> firstParts(Set<String> some, Set<String> all) {
        Set<String> firsts = new LinkedHashSet<>();
        some.forEach(name -> firsts.add(parts(name).getFirst()));
        boolean whole =
                firsts.size() <= 4
                        && all.stream().filter(n -> firsts.contains(parts(n).getFirst())).count()
                                == some.size();
        if (!whole) {
            return Optional.empty();
        }
        List<String> list = List.copyOf(firsts);
        return Optional.of(
                String.join(", ", list.subList(0, list.size() - 1)) + " and " + list.getLast());
    }

    private static boolean exactly(Set<String> wanted, Set<String> some, Set<String> all) {
        return all.stream()
                .allMatch(
                        name ->
                                some.contains(name)
                                        == parts(name).stream().anyMatch(wanted::contains));
    }

    private static List<String> parts(String name) {
        return Arrays.asList(name.split("\\.", -1));
    }
}
