package convscope.session;

import convscope.model.FreeNames;
import convscope.model.Parallel;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the blocks of the user's own expression are called, as in the graph: {@link FreeNames};
 * {@code branch3} with copies counted; {@code copy2} of a repeat.
 */
final class Names {

    private static final String BRANCH = "branch";
    private static final String COPY = "copy";

    private Names() {}

    /** {@return the names of a sequence's blocks, in order} */
    static List<String> of(Sequence sequence) {
        return FreeNames.of(sequence);
    }

    static String ofBranch(int index) {
        return BRANCH + (index + 1);
    }

    static String ofCopy(int index) {
        return COPY + (index + 1);
    }

    /** {@return which of the blocks has this name; of two that share it, "~" marks the second} */
    static OptionalInt find(Sequence sequence, String name) {
        List<String> names = of(sequence);
        int mark = name.indexOf('~');
        int index =
                names.contains(name) || mark < 0
                        ? names.indexOf(name)
                        : names.lastIndexOf(name.substring(0, mark));
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** {@return which branch, all copies counted, from 0} */
    static OptionalInt find(Parallel parallel, String name) {
        return number(name, BRANCH, parallel.width());
    }

    /** {@return which time, from 0} */
    static OptionalInt find(Repeat repeat, String name) {
        return number(name, COPY, repeat.times());
    }

    /** {@return whether no two blocks share a name} */
    static boolean unique(Sequence sequence) {
        return of(sequence).stream().distinct().count() == sequence.blocks().size();
    }

    private static OptionalInt number(String name, String word, int most) {
        String digits = name.startsWith(word) ? name.substring(word.length()) : "";
        if (!digits.matches("[1-9][0-9]{0,8}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(digits);
        return number <= most ? OptionalInt.of(number - 1) : OptionalInt.empty();
    }
}
