package convscope.lesson;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the door Equivalence shows.
 *
 * @param demonstration which of the ready ones
 * @param setting what the sliders say
 * @param mistakes the mistakes that are switched on
 */
public record Scene(Demonstration demonstration, CommonSetting setting, Set<Mistake> mistakes) {

    public static final Scene FIRST =
            new Scene(Demonstration.FORMS, CommonSetting.PAPER, EnumSet.noneOf(Mistake.class));

    public Scene {
        mistakes = Set.copyOf(mistakes);
    }

    /** {@return another demonstration as it begins} */
    public Scene with(Demonstration other) {
        return new Scene(other, CommonSetting.PAPER, Set.of());
    }

    public Scene with(CommonSetting other) {
        return new Scene(demonstration, other, mistakes);
    }

    /** {@return this with a mistake made that was not, or mended} */
    public Scene toggling(Mistake mistake) {
        Set<Mistake> changed = EnumSet.noneOf(Mistake.class);
        changed.addAll(mistakes);
        if (!changed.remove(mistake)) {
            changed.add(mistake);
        }
        return new Scene(demonstration, setting, changed);
    }

    /** {@return the columns as they should be} */
    public List<Column> sound() {
        return demonstration.columns(setting, mistakes, Set.of());
    }

    /** {@return the columns with the mistakes made} */
    public List<Column> columns() {
        return demonstration.columns(setting, mistakes, mistakes);
    }

    /** {@return whether a mistake is made in this column} */
    public boolean mistaken(int column) {
        return mistakes.stream().anyMatch(mistake -> mistake.column() == column);
    }
}
