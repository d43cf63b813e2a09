package convscope.session;

import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The user's own expression, addressed by paths: what stands inside a recipe is not in it. A branch
 * or a copy stands for the body that all copies share.
 */
final class Expression {

    private final Sequence body;

    Expression(Sequence body) {
        this.body = body;
    }

    /** {@return the block, with its name; for the root, a branch or a copy its body} */
    Optional<Block> find(Path path) {
        Optional<Block> block = Optional.of(body);
        for (String name : names(path)) {
            block = block.flatMap(whole -> part(Named.bare(whole), name));
        }
        return block;
    }

    /** {@return the nearest block at or around {@code path} that the user wrote} */
    Path owner(Path path) {
        Path owner = path;
        while (!owner.isRoot() && find(owner).isEmpty()) {
            owner = owner.parent();
        }
        return owner;
    }

    /** {@return the body after the block there became another, or nothing if there is none} */
    Optional<Sequence> change(Path path, UnaryOperator<Block> change) {
        return change(body, names(path), change).map(Sequence::holding);
    }

    private static List<String> names(Path path) {
        return path.isRoot() ? List.of() : List.of(path.text().split("\\.", -1));
    }

    private static Optional<Block> part(Block whole, String name) {
        return switch (whole) {
            case Sequence sequence -> {
                var index = Names.find(sequence, name);
                yield index.isEmpty()
                        ? Optional.empty()
                        : Optional.of(sequence.blocks().get(index.getAsInt()));
            }
            case Parallel parallel -> {
                var index = Names.find(parallel, name);
                yield index.isEmpty()
                        ? Optional.empty()
                        : Optional.of(parallel.branchAt(index.getAsInt()).body());
            }
            case Repeat repeat ->
                    Names.find(repeat, name).isEmpty()
                            ? Optional.empty()
                            : Optional.of(repeat.body());
            case Layer layer -> Optional.empty();
            case Recipe recipe -> Optional.empty();
            case Named named -> Optional.empty();
        };
    }

    private static Optional<Block> change(
            Block whole, List<String> names, UnaryOperator<Block> change) {
        if (names.isEmpty()) {
            return Optional.of(change.apply(whole));
        }
        Block bare = Named.bare(whole);
        String name = names.getFirst();
        return part(bare, name)
                .flatMap(part -> change(part, names.subList(1, names.size()), change))
                .map(part -> Named.keepingName(whole, withPart(bare, name, part)));
    }

    private static Block withPart(Block whole, String name, Block part) {
        return switch (whole) {
            case Sequence sequence ->
                    sequence.replaced(Names.find(sequence, name).orElseThrow(), part);
            case Parallel parallel -> {
                int index = position(parallel, Names.find(parallel, name).orElseThrow());
                List<Branch> branches = new ArrayList<>(parallel.branches());
                branches.set(
                        index, new Branch(branches.get(index).copies(), Sequence.holding(part)));
                yield new Parallel(parallel.merge(), branches);
            }
            case Repeat repeat -> new Repeat(repeat.times(), Sequence.holding(part));
            case Layer layer -> layer;
            case Recipe recipe -> recipe;
            case Named named -> named;
        };
    }

    /** {@return which entry of {@link Parallel#branches} the branch belongs to} */
    static int position(Parallel parallel, int branch) {
        int end = 0;
        for (int position = 0; position < parallel.branches().size(); position++) {
            end += parallel.branches().get(position).copies();
            if (branch < end) {
                return position;
            }
        }
        throw new IllegalArgumentException(
                String.format(Locale.ROOT, "branch %d of %d", branch, end));
    }
}
