package convscope.session;

import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the blocks of a design went in an edit, so that what was set in their weights can follow:
 * inserting a convolution before another turns {@code conv1} into {@code conv2}.
 */
final class Following {

    /** A block that is called otherwise now; empty where it is there no more. */
    private record Move(Path from, Optional<Path> to) {}

    /** The same block at both places of a list. */
    private record Pair(int before, int after) {}

    private final List<Move> moves = new ArrayList<>();

    Following(Design before, Design after) {
        meet(before.body(), Path.ROOT, after.body(), Path.ROOT);
        moves.sort(Comparator.comparingInt(move -> -move.from.text().length()));
    }

    /** {@return what the tensor of this name is called now; empty if its block is gone} */
    Optional<String> name(String tensor) {
        Path path = new Path(tensor);
        for (Move move : moves) {
            if (path.isWithin(move.from)) {
                return move.to.map(to -> to.text() + tensor.substring(move.from.text().length()));
            }
        }
        return Optional.of(tensor);
    }

    private void meet(Block before, Path from, Block after, Path to) {
        Block was = Named.bare(before);
        Block is = Named.bare(after);
        if (was instanceof Sequence a && is instanceof Sequence b) {
            List<String> olds = Names.of(a);
            List<String> news = Names.of(b);
            List<Pair> pairs = pairs(a.blocks(), b.blocks());
            gone(pairs, a.blocks().size()).forEach(i -> lose(from.child(olds.get(i))));
            for (Pair pair : pairs) {
                meet(
                        a.blocks().get(pair.before),
                        from.child(olds.get(pair.before)),
                        b.blocks().get(pair.after),
                        to.child(news.get(pair.after)));
            }
        } else if (was instanceof Repeat a && is instanceof Repeat b) {
            for (int i = 0; i < Math.min(a.times(), b.times()); i++) {
                meet(a.body(), from.child(Names.ofCopy(i)), b.body(), to.child(Names.ofCopy(i)));
            }
        } else if (was instanceof Parallel a && is instanceof Parallel b) {
            meetBranches(a, from, b, to);
        } else if (is instanceof Parallel around && holds(around, before)) {
            Path inside = to.child(Names.ofBranch(0));
            String name = Names.of(first(around)).getFirst();
            moves.add(new Move(from, Optional.of(inside.child(name))));
        } else if (!from.equals(to)) {
            moves.add(new Move(from, Optional.of(to)));
        }
    }

    private void meetBranches(Parallel a, Path from, Parallel b, Path to) {
        List<Pair> pairs = pairs(a.branches(), b.branches());
        gone(pairs, a.branches().size())
                .flatMap(
                        i ->
                                IntStream.range(0, a.branches().get(i).copies())
                                        .map(k -> copiesBefore(a, i) + k))
                .forEach(i -> lose(from.child(Names.ofBranch(i))));
        for (Pair pair : pairs) {
            Branch old = a.branches().get(pair.before);
            Branch now = b.branches().get(pair.after);
            int first = copiesBefore(a, pair.before);
            int next = copiesBefore(b, pair.after);
            for (int i = 0; i < Math.min(old.copies(), now.copies()); i++) {
                meet(
                        old.body(),
                        from.child(Names.ofBranch(first + i)),
                        now.body(),
                        to.child(Names.ofBranch(next + i)));
            }
        }
    }

    private void lose(Path path) {
        moves.add(new Move(path, Optional.empty()));
    }

    private static IntStream gone(List<Pair> pairs, int of) {
        return IntStream.range(0, of)
                .filter(i -> pairs.stream().noneMatch(pair -> pair.before == i));
    }

    private static int copiesBefore(Parallel parallel, int branch) {
        return parallel.branches().subList(0, branch).stream().mapToInt(Branch::copies).sum();
    }

    /** A block wrapped in a residual is the first of its first branch. */
    private static boolean holds(Parallel around, Block block) {
        return !first(around).blocks().isEmpty()
                && Named.bare(first(around).blocks().getFirst()).equals(Named.bare(block));
    }

    private static Sequence first(Parallel parallel) {
        return parallel.branches().getFirst().body();
    }

    // Equal blocks are told apart by which of them it is: an edit leaves the others as they are.
    @SuppressWarnings("ReferenceEquality")
    private static <T> boolean same(T one, T other) {
        return one == other;
    }

    /** Two lists of which one is the other with something put in, taken out, changed or swapped. */
    private static <T> List<Pair> pairs(List<T> before, List<T> after) {
        List<Pair> pairs = new ArrayList<>();
        int most = Math.min(before.size(), after.size());
        int head = 0;
        while (head < most && same(before.get(head), after.get(head))) {
            pairs.add(new Pair(head, head));
            head++;
        }
        int tail = 0;
        while (tail < most - head && same(last(before, tail), last(after, tail))) {
            tail++;
            pairs.add(new Pair(before.size() - tail, after.size() - tail));
        }
        if (before.size() == after.size()) {
            between(before, after, head, before.size() - tail, pairs);
        }
        return pairs;
    }

    private static <T> T last(List<T> list, int fromEnd) {
        return list.get(list.size() - 1 - fromEnd);
    }

    private static <T> void between(
            List<T> before, List<T> after, int from, int end, List<Pair> pairs) {
        boolean swapped =
                end - from == 2
                        && same(before.get(from), after.get(from + 1))
                        && same(before.get(from + 1), after.get(from));
        for (int i = from; i < end; i++) {
            pairs.add(new Pair(i, swapped ? from + end - 1 - i : i));
        }
    }
}
