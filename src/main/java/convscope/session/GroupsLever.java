package convscope.session;

import convscope.catalog.Catalog;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Place;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Path;
import convscope.model.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What moves the number of groups of an operation. */
public sealed interface GroupsLever {

    /** {@return one sentence: what is moved, or why nothing can be} */
    String says();

    /**
     * A setting that is the number of groups.
     *
     * @param at whose setting
     * @param setting its name
     * @param values those that are legal, ascending
     */
    record Moves(Path at, String setting, List<Integer> values, String says)
            implements GroupsLever {
        public Moves {
            values = List.copyOf(values);
        }
    }

    /**
     * Nothing does.
     *
     * @param recipe the recipe that fixes it, whose unfolding would free it
     */
    record Fixed(Optional<Path> recipe, String says) implements GroupsLever {}

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
        return new Fixed(Optional.empty(), says);
    }

    private static GroupsLever convolution(Lowered lowered, Node node, Op.Conv2d conv) {
        Path path = node.path();
        Place place = lowered.find(path).orElse(null);
        if (place == null) {
            return fixed("This convolution belongs to a merge and has no groups to set.");
        }
        if (!place.derived()) {
            return Catalog.kindOf(place.bare())
                    .flatMap(kind -> kind.setting("groups"))
                    .map(setting -> numbers(LegalValues.of(place, setting)))
                    .<GroupsLever>map(
                            values ->
                                    new Moves(
                                            path,
                                            "groups",
                                            values,
                                            String.format(
                                                    Locale.ROOT,
                                                    "Legal are the common divisors of %d and %d.",
                                                    conv.in(),
                                                    conv.out())))
                    .orElseGet(() -> fixed("This convolution has no groups to set."));
        }
        Path owner = owner(lowered, path);
        return lowered.find(owner)
                .flatMap(recipe -> definer(lowered, recipe, path, conv))
                .orElseGet(() -> fixedBy(lowered, owner, conv));
    }

    private static GroupsLever fixedBy(Lowered lowered, Path owner, Op.Conv2d conv) {
        String kind = lowered.find(owner).map(p -> p.bare().kind()).orElse("recipe");
        return new Fixed(
                Optional.of(owner),
                "The recipe %s gives this convolution %s; unfolded, it has groups of its own to set."
                        .formatted(
                                kind, conv.groups() == 1 ? "1 group" : conv.groups() + " groups"));
    }

    private static Path owner(Lowered lowered, Path path) {
        Path owner = path.parent();
        while (!owner.isRoot() && lowered.find(owner).map(Place::derived).orElse(true)) {
            owner = owner.parent();
        }
        return owner;
    }

    /** {@return the recipe's setting that is this number, found by moving each} */
    private static Optional<GroupsLever> definer(
            Lowered lowered, Place recipe, Path path, Op.Conv2d conv) {
        Block block = recipe.bare();
        BlockKind kind = Catalog.kindOf(block).orElse(null);
        if (kind == null) {
            return Optional.empty();
        }
        for (Setting setting : kind.settings()) {
            boolean equal =
                    Integer.valueOf(conv.groups())
                            .equals(kind.values((Record) block).get(setting.name()));
            if (setting.type() == int.class && equal) {
                List<Integer> values = numbers(LegalValues.of(recipe, setting));
                int other = values.stream().filter(v -> v != conv.groups()).findFirst().orElse(0);
                if (other > 0 && moves(lowered, recipe.path(), setting.name(), path, other)) {
                    return Optional.of(
                            new Moves(
                                    recipe.path(),
                                    setting.name(),
                                    values,
                                    says(setting.name(), recipe, conv)));
                }
            }
        }
        return Optional.empty();
    }

    private static String says(String setting, Place recipe, Op.Conv2d conv) {
        return setting.equals("groups")
                ? "These are the groups of %s.".formatted(recipe.path())
                : String.format(
                        Locale.ROOT,
                        "Moves the %s of %s: each group keeps its %d channels, so that their number changes.",
                        setting,
                        recipe.path(),
                        conv.in() / conv.groups());
    }

    private static boolean moves(Lowered lowered, Path at, String setting, Path path, int value) {
        Session moved =
                Update.apply(
                        Session.on(lowered.design()),
                        new Message.SetParameter(at, setting, value, false));
        return Lowered.of(moved.design())
                .graph()
                .node(path.text())
                .filter(n -> n.op() instanceof Op.Conv2d conv && conv.groups() == value)
                .isPresent();
    }

    private static List<Integer> numbers(LegalValues legal) {
        return switch (legal) {
            case LegalValues.Choices(List<Object> values) ->
                    values.stream().map(Integer.class::cast).toList();
            case LegalValues.Range range -> range.usual();
        };
    }
}
