package convscope.session;

import convscope.catalog.Catalog;
import convscope.catalog.SqueezeExcitation;
import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Branch;
import convscope.model.FreeNames;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Recipe;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Edits that put a block into another form: around it, beside it, in place of it. */
final class Reshaping {

    private static final int USUAL_REDUCTION = 16;

    private final Edits edits;

    Reshaping(Edits edits) {
        this.edits = edits;
    }

    static boolean joinsOne(Merge merge) {
        return switch (merge) {
            case Merge.Add add -> true;
            case Merge.Concat concat -> true;
            case Merge.Multiply multiply -> false;
            case Merge.Attend attend -> false;
        };
    }

    Outcome wrap(Path at) {
        return sum(at, Branch.identity());
    }

    Outcome addBranch(Path at) {
        Block whole = edits.find(at).orElse(null);
        if (whole == null || at.isRoot()) {
            return whole == null ? edits.notYours(at) : edits.pickFirst();
        }
        if (Named.bare(whole) instanceof Parallel parallel) {
            return edits.duplicate(at.child(Names.ofBranch(parallel.width() - 1)));
        }
        return edits.find(at.parent()).map(Named::bare).orElseThrow() instanceof Parallel
                ? edits.duplicate(at)
                : sum(at, new Branch(1, Sequence.holding(Named.bare(whole))));
    }

    /** The block there, added to what another branch gives. */
    private Outcome sum(Path at, Branch other) {
        Block whole = edits.find(at).orElse(null);
        if (whole == null) {
            return edits.notYours(at);
        }
        boolean block = !at.isRoot() && isStep(at);
        Branch first =
                block ? Branch.of(whole) : new Branch(1, Sequence.holding(Named.bare(whole)));
        Parallel sum = Parallel.of(Merge.ADD, first, other);
        return block
                ? edits.replace(at, old -> sum)
                : edits.find(at).isEmpty()
                        ? edits.notYours(at)
                        : select(edits.replace(at, old -> Sequence.of(sum)), "parallel1");
    }

    private boolean isStep(Path at) {
        return edits.find(at.parent()).map(Named::bare).orElseThrow() instanceof Sequence;
    }

    private static Outcome select(Outcome outcome, String part) {
        return outcome instanceof Outcome.Done(var now)
                ? Outcome.done(now.design(), now.selection().child(part))
                : outcome;
    }

    Outcome attachSE(Path at) {
        Path owner = edits.owner(at);
        if (owner.isRoot() && edits.design().body().blocks().isEmpty()) {
            return edits.pickFirst();
        }
        Block bare = Named.bare(edits.find(owner).orElseThrow());
        int reduction = Math.min(USUAL_REDUCTION, channelsBehind(owner));
        Optional<BlockKind> kind =
                Catalog.kindOf(bare).filter(known -> known.setting("se").isPresent());
        if (kind.isEmpty() || !(bare instanceof Record record)) {
            return edits.insertBehind(owner, new SqueezeExcitation(reduction));
        }
        if (!Integer.valueOf(0).equals(kind.get().values(record).get("se"))) {
            return Outcome.refused("%s has its squeeze-and-excitation already.", owner);
        }
        Block changed = (Block) kind.get().with(record, "se", reduction);
        return edits.replace(owner, whole -> Named.keepingName(whole, changed));
    }

    private int channelsBehind(Path at) {
        return Lowered.of(edits.design())
                .find(at)
                .map(Place::output)
                .map(Shape::channels)
                .orElse(USUAL_REDUCTION);
    }

    Outcome unfold(Path at) {
        Path owner = edits.owner(at);
        Block whole = edits.find(owner).orElseThrow();
        if (!(Named.bare(whole) instanceof Recipe recipe)) {
            return Outcome.refused("Only a recipe unfolds; select one, e.g. a ResNeXt block.");
        }
        Shape input = Lowered.of(edits.design()).find(owner).map(Place::input).orElse(null);
        if (input == null) {
            return Outcome.refused(
                    "%s cannot unfold while what stands before it does not fit.", owner);
        }
        return switch (recipe.unfold(input)) {
            case Recipe.Refused refused ->
                    Outcome.refused("%s cannot unfold: %s.", owner, refused.rule());
            case Recipe.Unfolded(Block block) -> unfolded(owner, whole, block);
        };
    }

    /** Under the name that it had, so that all paths below it stay, if no sibling would clash. */
    private Outcome unfolded(Path owner, Block whole, Block block) {
        Sequence siblings = Sequence.holding(Named.bare(edits.find(owner.parent()).orElseThrow()));
        int index = Names.find(siblings, owner.name()).orElseThrow();
        Block named = new Named(owner.name(), Named.bare(block));
        boolean free = Names.unique(siblings.replaced(index, named));
        return edits.replace(
                owner, old -> free ? named : Named.keepingName(whole, Named.bare(block)));
    }

    /** The blocks of {@code body} in place of the block there. */
    Outcome splice(Path at, Sequence body) {
        Path container = at.parent();
        Block whole = edits.find(container).orElseThrow();
        Sequence siblings = Sequence.holding(Named.bare(whole));
        int index = Names.find(siblings, at.name()).orElseThrow();
        List<Block> blocks = new ArrayList<>(siblings.blocks());
        blocks.remove(index);
        blocks.addAll(index, body.blocks());
        Sequence changed = new Sequence(FreeNames.distinct(blocks));
        Path selection =
                index < blocks.size() ? container.child(Names.of(changed).get(index)) : container;
        return select(edits.replace(container, old -> Named.keepingName(old, changed)), selection);
    }

    private static Outcome select(Outcome outcome, Path selection) {
        return outcome instanceof Outcome.Done(var now)
                ? Outcome.done(now.design(), selection)
                : outcome;
    }
}
