package convscope.session;

import convscope.catalog.Catalog;
import convscope.graph.Divisors;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Place;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Design;
import convscope.model.Named;
import convscope.model.Path;
import convscope.model.Recipe;
import convscope.session.History.Drag;
import convscope.session.History.Moment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Gives a convolution other groups; it keeps its channels, wherever it stands. */
record Regroups(Lowered lowered) {

    static final String SETTING = "groups";

    /** {@return the slider: one that leaves its recipe has another path from then on} */
    static Drag slider(Session session, Message.Regroup edit) {
        return started(session, edit)
                .map(_ -> Objects.requireNonNull(session.history().drag()))
                .orElseGet(() -> new Drag(edit.at(), SETTING));
    }

    /** {@return what a drag comes to that has begun: it changes the design as it was before} */
    static Optional<Outcome> dragged(Session session, Message.Edit edit) {
        return edit instanceof Message.Regroup regroup
                ? started(session, regroup)
                        .map(
                                node ->
                                        before(session)
                                                .set(
                                                        node,
                                                        regroup.groups(),
                                                        start(session).selection()))
                : Optional.empty();
    }

    private static Moment start(Session session) {
        return session.history().past().getLast();
    }

    private static Regroups before(Session session) {
        return new Regroups(Lowered.of(start(session).design()));
    }

    /** {@return the convolution as it was when its slider was taken, if it is this one} */
    private static Optional<Node> started(Session session, Message.Regroup edit) {
        Drag held = session.history().drag();
        if (held == null || !held.setting().equals(SETTING)) {
            return Optional.empty();
        }
        Lowered before = before(session).lowered;
        return Lowered.of(session.design())
                .graph()
                .node(edit.at().text())
                .map(node -> before.graph().nodes().get(node.index()))
                .filter(node -> node.path().equals(held.at()));
    }

    static Outcome in(Design design, Path at, int groups, Path selection) {
        Lowered lowered = Lowered.of(design);
        return lowered.graph()
                .node(at.text())
                .map(node -> new Regroups(lowered).set(node, groups, selection))
                .orElseGet(() -> noConvolution(at));
    }

    private static Outcome noConvolution(Path at) {
        return Outcome.refused("%s is no convolution, so it has no groups.", at);
    }

    private Outcome set(Node node, int groups, Path selection) {
        Path at = node.path();
        if (!(node.op() instanceof Op.Conv2d conv)) {
            return noConvolution(at);
        }
        List<Integer> legal = Divisors.common(conv.in(), conv.out());
        if (!legal.contains(groups)) {
            return Outcome.refused(
                    "groups divides the %d input and the %d output channels of %s, not %d.",
                    conv.in(), conv.out(), at, groups);
        }
        if (groups == conv.groups()) {
            return Outcome.done(lowered.design(), selection);
        }
        return byItsRecipe(node, groups)
                .map(design -> Outcome.done(design, selection))
                .orElseGet(() -> inPlace(node, groups, selection));
    }

    /** {@return the design in which the recipe's own groups are moved, if it has any} */
    private Optional<Design> byItsRecipe(Node node, int groups) {
        Path owner = new Edits(lowered.design()).owner(node.path());
        return lowered.find(owner)
                .map(Place::bare)
                .filter(Recipe.class::isInstance)
                .flatMap(recipe -> with(recipe, groups))
                .flatMap(block -> replaced(owner, block))
                .filter(design -> isOnly(design, node, groups));
    }

    private static Optional<Block> with(Block recipe, int groups) {
        Optional<BlockKind> kind =
                Catalog.kindOf(recipe).filter(known -> known.setting(SETTING).isPresent());
        return kind.map(known -> (Block) known.with((Record) recipe, SETTING, groups));
    }

    private Optional<Design> replaced(Path at, Block block) {
        Outcome outcome =
                new Edits(lowered.design()).replace(at, whole -> Named.keepingName(whole, block));
        return outcome instanceof Outcome.Done(var now)
                ? Optional.of(now.design())
                : Optional.empty();
    }

    private static boolean isOnly(Design design, Node before, int groups) {
        return Lowered.of(design)
                .graph()
                .node(before.path().text())
                .filter(now -> now.op().equals(((Op.Conv2d) before.op()).withGroups(groups)))
                .isPresent();
    }

    private Outcome inPlace(Node node, int groups, Path selection) {
        Design design = new Regrouping(lowered, Map.of(node.index(), groups)).design();
        Lowered now = Lowered.of(design);
        Outcome done = Outcome.done(design, followed(selection, now));
        return left(node.path(), now)
                .<Outcome>map(
                        recipe ->
                                new Outcome.Remarked(
                                        ((Outcome.Done) done).now(), says(recipe, node, groups)))
                .orElse(done);
    }

    /** {@return where the selected block is now: parts of a recipe get other paths as it goes} */
    private Path followed(Path selection, Lowered now) {
        if (now.find(selection).isPresent()) {
            return selection;
        }
        return lowered.graph()
                .node(selection.text())
                .map(node -> now.graph().nodes().get(node.index()).path())
                .filter(path -> now.find(path).isPresent())
                .orElseGet(() -> new Edits(lowered.design()).owner(selection));
    }

    /** {@return the outermost recipe around it that is none any more} */
    private Optional<Place> left(Path at, Lowered now) {
        Path owner = new Edits(lowered.design()).owner(at);
        return lowered.find(owner)
                .filter(place -> place.bare() instanceof Recipe)
                .filter(place -> now.find(owner).filter(p -> p.bare() instanceof Recipe).isEmpty());
    }

    private static String says(Place recipe, Node node, int groups) {
        return String.format(
                Locale.ROOT,
                "%s has left its recipe %s, which cannot give %s %s; undo brings it back.",
                recipe.path(),
                recipe.bare().kind(),
                node.path().name(),
                groups == 1 ? "1 group" : groups + " groups");
    }
}
