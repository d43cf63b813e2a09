package convscope.session;

import convscope.model.Block;
import convscope.model.Design;
import convscope.model.FreeNames;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Every change of a design: what it becomes and what is selected then, or why it cannot be. */
final class Edits {

    private final Design design;
    private final Expression expression;

    Edits(Design design) {
        this.design = design;
        this.expression = new Expression(design.body());
    }

    Outcome apply(Message.Edit edit, Path selection) {
        return switch (edit) {
            case Message.Insert(Path sequence, int index, Block block) ->
                    insert(sequence, index, block);
            case Message.InsertAfterSelection(Block block) -> insertBehind(selection, block);
            case Message.Remove(Path at) -> remove(at);
            case Message.Duplicate(Path at) -> duplicate(at);
            case Message.MoveUp(Path at) -> move(at, -1);
            case Message.MoveDown(Path at) -> move(at, 1);
            case Message.SetParameter set -> new Choosing(this).set(set, selection);
            case Message.Regroup(Path at, int groups, boolean _) ->
                    Regroups.in(design, at, groups, selection);
            case Message.Rename(Path at, String name) -> rename(at, name);
            case Message.WrapInResidual(Path at) -> new Reshaping(this).wrap(at);
            case Message.AddBranch(Path at) -> new Reshaping(this).addBranch(at);
            case Message.AttachSE(Path at) -> new Reshaping(this).attachSE(at);
            case Message.UnfoldRecipe(Path at) -> new Reshaping(this).unfold(at);
            case Message.ReplaceBlock(Path at, Block block) -> replace(at, whole -> block);
            case Message.SetInput(Shape input) ->
                    input.refusedAsInput().isEmpty()
                            ? Outcome.done(design.withInput(input), selection)
                            : Outcome.refused("%s.", input.refusedAsInput());
            case Message.RenameDesign(String name) ->
                    name.isBlank()
                            ? Outcome.refused("A design has a name of one letter or more.")
                            : Outcome.done(design.withName(name.strip()), selection);
        };
    }

    Design design() {
        return design;
    }

    Optional<Block> find(Path at) {
        return expression.find(at);
    }

    /** {@return the block at or around this path that the user wrote} */
    Path owner(Path at) {
        return expression.owner(at);
    }

    /** {@return the block there became another; it stays selected} */
    Outcome replace(Path at, UnaryOperator<Block> change) {
        return expression
                .change(at, change)
                .map(body -> done(body, renamed(body, at)))
                .orElseGet(() -> notYours(at));
    }

    Outcome insert(Path sequence, int index, Block block) {
        if (!(find(sequence).map(Named::bare).orElse(null) instanceof Sequence steps)) {
            return notYours(sequence);
        }
        if (index < 0 || index > steps.blocks().size()) {
            return Outcome.refused("There is no such slot here.");
        }
        boolean clash = Names.of(steps).contains(block instanceof Named n ? n.name() : "");
        Sequence changed = steps.inserted(index, clash ? Named.bare(block) : block);
        return expression
                .change(sequence, whole -> Named.keepingName(whole, changed))
                .map(body -> done(body, sequence.child(Names.of(changed).get(index))))
                .orElseGet(() -> notYours(sequence));
    }

    Outcome insertBehind(Path selection, Block block) {
        Path owner = owner(selection);
        Block whole = find(owner).orElseThrow();
        if (Named.bare(whole) instanceof Sequence steps) {
            return insert(owner, steps.blocks().size(), block);
        }
        Neighbours neighbours = Neighbours.in(find(owner.parent()).orElseThrow());
        return insert(owner.parent(), neighbours.find(owner.name()).orElseThrow() + 1, block);
    }

    Outcome duplicate(Path at) {
        return rearrange(at, (parts, index) -> new Rearranged(parts.duplicated(index), index + 1));
    }

    private Outcome move(Path at, int by) {
        if (!at.isRoot() && find(at).isPresent()) {
            Neighbours parts = Neighbours.in(find(at.parent()).orElseThrow());
            int target = parts.find(at.name()).orElseThrow() + by;
            if (target < 0 || target >= parts.count()) {
                return Outcome.refused(
                        "%s is the %s here already.", at.name(), by < 0 ? "first" : "last");
            }
        }
        return rearrange(
                at, (parts, index) -> new Rearranged(parts.swapped(index, index + by), index + by));
    }

    private Outcome remove(Path at) {
        if (!at.isRoot() && find(at).isPresent() && isOnlyOne(at.parent())) {
            return remove(at.parent());
        }
        Outcome removed =
                rearrange(at, (parts, index) -> new Rearranged(parts.removed(index), index));
        return removed instanceof Outcome.Done(var now)
                ? new Edits(now.design()).unwrapped(now)
                : removed;
    }

    /** {@return whether the parallel or repeat there would be left with nothing} */
    private boolean isOnlyOne(Path container) {
        Block bare = Named.bare(find(container).orElseThrow());
        return !(bare instanceof Sequence) && Neighbours.in(bare).count() == 1;
    }

    /** A sum or a concatenation of one branch is that branch. */
    private Outcome unwrapped(History.Moment now) {
        Path branch = now.selection();
        Path at = branch.parent();
        if (find(at).map(Named::bare).orElse(null) instanceof Parallel parallel
                && parallel.width() == 1
                && !branch.isRoot()
                && Reshaping.joinsOne(parallel.merge())) {
            return new Reshaping(this).splice(at, parallel.branches().getFirst().body());
        }
        return new Outcome.Done(now);
    }

    private Outcome rename(Path at, String wanted) {
        String name = wanted.strip();
        if (at.isRoot()
                || find(at).isEmpty()
                || !(Named.bare(find(at.parent()).orElseThrow()) instanceof Sequence siblings)) {
            return at.isRoot() ? pickFirst() : notYours(at);
        }
        if (!name.isEmpty() && !Named.isLegal(name)) {
            return Outcome.refused(
                    "A block's name has up to %d characters and no dot, slash or control character.",
                    Named.LONGEST);
        }
        Set<String> taken = new HashSet<>(Names.of(siblings));
        taken.remove(at.name());
        return taken.contains(name)
                ? Outcome.refused(
                        "The name %s is taken here; %s is free.",
                        name, FreeNames.nearest(name, taken))
                : replace(
                        at,
                        whole -> {
                            Block bare = Named.bare(whole);
                            return name.isEmpty() ? bare : new Named(name, bare);
                        });
    }

    private record Rearranged(Block whole, int selected) {}

    private interface Rearrangement {
        Rearranged of(Neighbours parts, int index);
    }

    private Outcome rearrange(Path at, Rearrangement change) {
        if (at.isRoot()) {
            return pickFirst();
        }
        if (find(at).isEmpty()) {
            return notYours(at);
        }
        Path container = at.parent();
        Block whole = find(container).orElseThrow();
        Neighbours parts = Neighbours.in(whole);
        Rearranged changed = change.of(parts, parts.find(at.name()).orElseThrow());
        Neighbours after = Neighbours.in(changed.whole());
        int selected = Math.min(changed.selected(), after.count() - 1);
        Path selection = selected < 0 ? container : container.child(after.name(selected));
        return expression
                .change(container, old -> Named.keepingName(old, changed.whole()))
                .map(body -> done(body, selection))
                .orElseGet(() -> notYours(at));
    }

    /** {@return what the block at {@code old} is called in the changed body} */
    private Path renamed(Sequence body, Path old) {
        if (old.isRoot()) {
            return old;
        }
        Neighbours before = Neighbours.in(find(old.parent()).orElseThrow());
        Block after = new Expression(body).find(old.parent()).orElseThrow();
        return old.parent().child(Neighbours.in(after).name(before.find(old.name()).orElseThrow()));
    }

    Outcome done(Sequence body, Path selection) {
        return Outcome.done(design.withBody(body), selection);
    }

    Outcome pickFirst() {
        return Outcome.refused("Select a block first.");
    }

    /** {@return the refusal of an edit inside a recipe} */
    Outcome notYours(Path at) {
        Path owner = owner(at);
        return Outcome.refused(
                owner.equals(at) || owner.isRoot()
                        ? "This cannot be done with %s.".formatted(at.isRoot() ? "the design" : at)
                        : "%s comes out of the recipe %s: unfold that first (Ctrl+U)."
                                .formatted(at.name(), owner));
    }
}
