package convscope;

import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * No two classes have one simple name, unless each is of another engine: those do not know each
 * other, and what an engine's parts are called is its library's affair.
 */
final class StandOnce extends ArchCondition<JavaClass> {
    private static final List<String> SHARED = List.of("all", "plan");

    private final String engines;
    private Map<String, List<JavaClass>> byName = Map.of();

    /**
     * @param engines what the name of every engine's package begins with
     */
    StandOnce(String engines) {
        super("have a name of their own");
        this.engines = engines;
    }

    @Override
    public void init(Collection<JavaClass> all) {
        byName =
                all.stream()
                        .filter(one -> !one.getSimpleName().equals("package-info"))
                        .collect(groupingBy(JavaClass::getSimpleName));
    }

    @Override
    public void check(JavaClass one, ConditionEvents events) {
        List<JavaClass> others =
                new ArrayList<>(byName.getOrDefault(one.getSimpleName(), List.of()));
        others.remove(one);
        for (JavaClass other : others) {
            if (!ofDifferentEngines(one, other)) {
                String says = one.getName() + " is called like " + other.getName();
                events.add(SimpleConditionEvent.violated(one, says));
            }
        }
    }

    private boolean ofDifferentEngines(JavaClass one, JavaClass other) {
        String first = engine(one);
        String second = engine(other);
        return !first.isEmpty() && !second.isEmpty() && !first.equals(second);
    }

    /** {@return the engine's name, empty outside of engines and in what they share} */
    private String engine(JavaClass it) {
        String name = it.getPackageName();
        if (!name.startsWith(engines)) {
            return "";
        }
        String engine = name.substring(engines.length()).split("\\.", 2)[0];
        return SHARED.contains(engine) ? "" : engine;
    }
}
