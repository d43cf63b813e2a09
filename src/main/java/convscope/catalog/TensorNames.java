package convscope.catalog;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What those who publish the weights of a family of networks call its tensors.
 *
 * @param whose for a sentence, e.g. {@code torchvision's and timm's ResNets}
 * @param sign what names that only they have look like
 * @param renamings from the paths of the design to their names, one after the other
 */
public record TensorNames(String whose, Pattern sign, List<Renaming> renamings) {

    public TensorNames {
        renamings = List.copyOf(renamings);
    }

    /**
     * A part of a name and what stands in its place.
     *
     * @param replacement with {@code $1} for the first group and {@code $1-1} for one less than the
     *     number in it, as where blocks are counted from 0
     */
    public record Renaming(Pattern part, String replacement) {

        private static final Pattern GROUP = Pattern.compile("\\$(\\d)(-1)?");

        static Renaming of(String part, String replacement) {
            return new Renaming(Pattern.compile(part), replacement);
        }

        String apply(String name) {
            return part.matcher(name)
                    .replaceAll(match -> Matcher.quoteReplacement(replaced(match)));
        }

        private String replaced(MatchResult match) {
            return GROUP.matcher(replacement)
                    .replaceAll(
                            group -> {
                                String text = match.group(Integer.parseInt(group.group(1)));
                                return Matcher.quoteReplacement(
                                        group.group(2) == null
                                                ? text
                                                : String.valueOf(Long.parseLong(text) - 1));
                            });
        }
    }

    /** {@return names that follow from these by more renamings} */
    TensorNames with(String others, String theirSign, Renaming... more) {
        return new TensorNames(
                others,
                Pattern.compile(theirSign),
                Stream.concat(renamings.stream(), Stream.of(more)).toList());
    }

    /** {@return what they call the tensor that the graph calls {@code name}} */
    public String nameOf(String name) {
        String theirs = name;
        for (Renaming renaming : renamings) {
            theirs = renaming.apply(theirs);
        }
        return theirs;
    }
}
