package convscope.lesson;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the door Equivalence shows.
 *
 * @param demonstration which of the ready ones
 * @param setting what the sliders say
 * @param spoils the mistakes that are switched on
 */
public record Scene(Demonstration demonstration, Setting setting, Set<Spoil> spoils) {

    public static final Scene FIRST =
            new Scene(Demonstration.FORMS, Setting.PAPER, EnumSet.noneOf(Spoil.class));

    public Scene {
        spoils = Set.copyOf(spoils);
    }

    /** {@return another demonstration as it begins} */
    public Scene with(Demonstration other) {
        return new Scene(other, Setting.PAPER, Set.of());
    }

    public Scene with(Setting other) {
        return new Scene(demonstration, other, spoils);
    }

    /** {@return this with a mistake made that was not, or mended} */
    public Scene toggling(Spoil spoil) {
        Set<Spoil> changed = EnumSet.noneOf(Spoil.class);
        changed.addAll(spoils);
        if (!changed.remove(spoil)) {
            changed.add(spoil);
        }
        return new Scene(demonstration, setting, changed);
    }

    /** {@return the columns as they should be} */
    public List<Column> sound() {
        return demonstration.columns(setting, spoils, Set.of());
    }

    /** {@return the columns with the mistakes made} */
    public List<Column> columns() {
        return demonstration.columns(setting, spoils, spoils);
    }

    /** {@return whether a mistake is made in this column} */
    public boolean spoilt(int column) {
        return spoils.stream().anyMatch(spoil -> spoil.column() == column);
    }
}
