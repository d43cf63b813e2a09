package convscope.view.tabs;

import convscope.compare.Account;
import convscope.compare.Contender;
import convscope.compare.Likeness;
import convscope.picture.FeatureMaps;
import convscope.run.ComparisonResult.Value;
import convscope.view.tabs.Compared.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said about each design beside the open one. */
final class CompareWords {

    private CompareWords() {}

    /** {@return one paragraph a design} */
    static List<String> of(Compared what) {
        List<String> paragraphs = new ArrayList<>();
        Column open = what.open();
        for (Column other : what.columns().subList(1, what.columns().size())) {
            paragraphs.add(paragraph(what, open, other));
        }
        return paragraphs;
    }

    private static String paragraph(Compared what, Column open, Column other) {
        if (other.contender().isEmpty()) {
            return other.says();
        }
        Contender mine = open.contender().orElseThrow();
        Contender theirs = other.contender().get();
        List<String> sentences = new ArrayList<>();
        String weights = other.value().map(Value::onWeights).orElse("");
        sentences.add(
                "%s: %s%s."
                        .formatted(
                                capital(other.label()),
                                other.says(),
                                weights.isEmpty() ? "" : ", " + weights));
        sentences.add(theirs.fault());
        Optional<FeatureMaps> here = open.maps();
        Optional<FeatureMaps> there = other.maps();
        if (here.isPresent() && there.isPresent()) {
            sentences.add(
                    new Account(what.alignment().says(), other.label())
                            .difference(
                                    here.get(), there.get(), other.value().flatMap(Value::apart)));
        }
        sentences.add(Likeness.of(mine, theirs).says());
        sentences.add(Likeness.pace(mine, theirs));
        sentences.removeIf(String::isEmpty);
        return String.join(" ", sentences);
    }

    private static String capital(String words) {
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
