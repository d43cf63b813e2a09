package convscope.session;

import convscope.graph.Divisors;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Place;
import convscope.model.Path;
import java.util.List;
import java.util.Locale;

/** What moves the number of groups of an operation. */
public sealed interface GroupsLever {

    /** {@return one sentence: what is moved, or why nothing can be} */
    String says();

    /**
     * The convolution takes other groups and keeps its channels.
     *
     * @param at the convolution
     * @param values those that are legal, ascending
     */
    record Moves(Path at, List<Integer> values, String says) implements GroupsLever {
        public Moves {
            values = List.copyOf(values);
        }

        /** {@return the message that gives it so many groups} */
        public Message to(int groups, boolean dragging) {
            return new Message.Regroup(at, groups, dragging);
        }
    }

    /** Nothing does. */
    record Fixed(String says) implements GroupsLever {}

    /** {@return what moves the groups of this operation} */
    static GroupsLever of(Lowered lowered, Node node) {
        return switch (node.op()) {
            case Op.Conv2d conv -> convolution(lowered, node, conv);
            case Op.Linear _ -> fixed("A fully connected layer is dense: it has no groups.");
            case Op _ ->
                    fixed(
                            "A pooling has no weights: each channel sees itself alone, as in a"
                                    + " depthwise convolution.");
        };
    }

    private static GroupsLever fixed(String says) {
        return new Fixed(says);
    }

    private static GroupsLever convolution(Lowered lowered, Node node, Op.Conv2d conv) {
        Path path = node.path();
        Place place = lowered.find(path).orElse(null);
        if (place == null) {
            return fixed("This convolution belongs to a merge and has no groups to set.");
        }
        return new Moves(
                path,
                Divisors.common(conv.in(), conv.out()),
                String.format(
                        Locale.ROOT,
                        "The channels stay; legal are the common divisors of %d and %d.%s",
                        conv.in(),
                        conv.out(),
                        place.derived()
                                ? " Where the recipe cannot express it, it gives way to its parts."
                                : ""));
    }
}
