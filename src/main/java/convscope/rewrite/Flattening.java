package convscope.rewrite;

import convscope.model.Layer;
import convscope.model.Merge;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Fork;
import convscope.rewrite.Term.Leaf;
import convscope.rewrite.Term.Repeated;
import convscope.rewrite.Term.Titled;
import convscope.rewrite.Term.Unopened;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A nested sequence, sum or concatenation = its parts in its place; what computes nothing =
 * nothing; a slice of a concatenation = the branches that it takes.
 */
record Flattening() implements Rule {

    @Override
    public String name() {
        return "flatten";
    }

    @Override
    public String says() {
        return "Nested sequences, sums and concatenations flatten; identities, dropout at inference"
                + " and slices of concatenations go.";
    }

    @Override
    public Match match(Site site, Direction direction) {
        if (direction == Direction.BACKWARD) {
            return Match.refused("what was flattened cannot be told from what is left");
        }
        return switch (site.step()) {
            case Chain chain -> applies(1, chain.steps(), "a nested sequence", "becomes its steps");
            case Repeated repeated -> unrolled(repeated);
            case Leaf leaf -> layer(leaf);
            case Fork fork -> fork(fork, site);
            case Unopened recipe -> Match.refused("a recipe unfolds before it flattens");
            case Titled titled -> throw new IllegalArgumentException("a name of a name");
        };
    }

    private static Match applies(int consumed, List<Term> steps, String what, String becomes) {
        return new Applies(
                consumed, steps, what + " " + becomes, what + " is put around again", true);
    }

    private static Match unrolled(Repeated repeated) {
        List<Term> steps = new ArrayList<>();
        repeated.times().forEach(time -> steps.addAll(time.steps()));
        return applies(
                1,
                steps,
                String.format(Locale.ROOT, "a repeat of %d times", repeated.times().size()),
                "becomes what is repeated, one after the other");
    }

    private static Match layer(Leaf leaf) {
        return leaf.idle()
                ? applies(
                        1,
                        List.of(),
                        leaf.layer().kind(),
                        "goes, for it computes nothing at inference")
                : Match.refused("a %s computes something", leaf.layer().kind());
    }

    private static Match fork(Fork fork, Site site) {
        boolean joins = fork.merge() instanceof Merge.Add || fork.merge() instanceof Merge.Concat;
        if (!joins) {
            return Match.refused("only sums and concatenations flatten");
        }
        if (fork.branches().size() == 1) {
            return applies(
                    1,
                    fork.branches().getFirst().steps(),
                    "a parallel of one branch",
                    "becomes the branch");
        }
        return nested(fork)
                .or(() -> neighbouringSlices(fork))
                .or(() -> sliced(fork, site))
                .orElseGet(
                        () -> Match.refused("no branch of it is a merge of the same kind alone"));
    }

    private static Optional<Match> nested(Fork fork) {
        List<Chain> branches = new ArrayList<>();
        int inner = 0;
        for (Chain branch : fork.branches()) {
            if (branch.steps().size() == 1
                    && branch.steps().getFirst().bare() instanceof Fork nested
                    && nested.merge().equals(fork.merge())) {
                branches.addAll(nested.branches());
                inner++;
            } else {
                branches.add(branch);
            }
        }
        String what = fork.merge() instanceof Merge.Add ? "sum" : "concatenation";
        return inner == 0
                ? Optional.empty()
                : Optional.of(
                        applies(
                                1,
                                List.of(Fork.of(fork.merge(), branches)),
                                "a %s in a %s".formatted(what, what),
                                String.format(
                                        Locale.ROOT,
                                        "becomes one of %d branches",
                                        branches.size())));
    }

    /** Slices that lie side by side in the input, concatenated in their order. */
    private static Optional<Match> neighbouringSlices(Fork fork) {
        if (!(fork.merge() instanceof Merge.Concat)) {
            return Optional.empty();
        }
        List<Chain> branches = fork.branches();
        int from = 0;
        while (from < branches.size()) {
            int to = from + 1;
            while (to < branches.size() && follows(branches.get(to - 1), branches.get(to))) {
                to++;
            }
            if (to - from > 1) {
                return Optional.of(joined(new Run(fork, from, to)));
            }
            from = to;
        }
        return Optional.empty();
    }

    private static boolean follows(Chain one, Chain two) {
        return slice(one)
                .flatMap(first -> slice(two).map(second -> first.to() == second.from()))
                .orElse(false);
    }

    private static Optional<Layer.Slice> slice(Chain branch) {
        return branch.steps().size() == 1
                        && branch.steps().getFirst().bare() instanceof Leaf leaf
                        && leaf.layer() instanceof Layer.Slice slice
                ? Optional.of(slice)
                : Optional.empty();
    }

    private static Match joined(Run run) {
        int from = slice(run.branches().getFirst()).orElseThrow().from();
        int to = slice(run.branches().getLast()).orElseThrow().to();
        Leaf one = Leaf.of(new Layer.Slice(from, to), run.fork().input(), Map.of());
        Chain merged =
                one.idle() ? Chain.of(run.fork().input()) : Chain.of(run.fork().input(), one);
        return applies(
                1,
                run.becomes(merged),
                String.format(Locale.ROOT, "a concatenation of %d neighbouring slices", run.size()),
                one.idle() ? "becomes the input itself" : "becomes one slice");
    }

    /** A slice behind a concatenation needs only the branches that it takes something of. */
    private static Optional<Match> sliced(Fork fork, Site site) {
        if (!(fork.merge() instanceof Merge.Concat)
                || !(site.next().orElse(null) instanceof Leaf leaf)
                || !(leaf.layer() instanceof Layer.Slice slice)) {
            return Optional.empty();
        }
        List<Chain> kept = new ArrayList<>();
        int end = 0;
        int shift = 0;
        for (Chain branch : fork.branches()) {
            int start = end;
            end += branch.output().channels();
            if (end > slice.from() && start < slice.to()) {
                kept.add(branch);
            } else if (end <= slice.from()) {
                shift = end;
            }
        }
        if (kept.size() == fork.branches().size()) {
            return Optional.empty();
        }
        return Optional.of(taken(fork, kept, slice.from() - shift, slice.to() - shift));
    }

    private static Match taken(Fork fork, List<Chain> kept, int from, int to) {
        List<Term> steps = new ArrayList<>();
        Chain only = kept.getFirst();
        Fork several = Fork.of(Merge.CONCAT, kept);
        if (kept.size() == 1) {
            steps.addAll(only.steps());
        } else {
            steps.add(several);
        }
        Leaf rest = Leaf.of(new Layer.Slice(from, to), several.output(), Map.of());
        if (!rest.idle()) {
            steps.add(rest);
        }
        return applies(
                2,
                steps,
                String.format(
                        Locale.ROOT,
                        "a slice of a concatenation of %d branches",
                        fork.branches().size()),
                String.format(
                        Locale.ROOT, "becomes the %d that it takes channels of", kept.size()));
    }
}
