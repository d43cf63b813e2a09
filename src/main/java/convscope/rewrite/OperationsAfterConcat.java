package convscope.rewrite;

import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Merge;
import convscope.model.Shape;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Fork;
import convscope.rewrite.Term.Leaf;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Branches that each end in the same channel-wise operation, concatenated = the operation after the
 * concatenation. Batch norm's four vectors are joined; pooling is channel-wise too.
 */
record OperationsAfterConcat() implements Rule {

    @Override
    public String name() {
        return "operations after the concatenation";
    }

    @Override
    public String says() {
        return "The same channel-wise operation at the end of each concatenated branch is one"
                + " operation after the concatenation.";
    }

    @Override
    public Match match(Site site, Direction direction) {
        return switch (direction) {
            case FORWARD -> after(site);
            case BACKWARD -> before(site);
        };
    }

    private static Optional<Leaf> last(Chain branch) {
        return branch.steps().isEmpty() ? Optional.empty() : operation(branch.steps().getLast());
    }

    private static Optional<Leaf> operation(Term term) {
        return term.bare() instanceof Leaf leaf && leaf.operation().map(Op::perChannel).orElse(true)
                ? Optional.of(leaf)
                : Optional.empty();
    }

    private static boolean fit(Chain first, Chain other) {
        Optional<Leaf> one = last(first);
        Optional<Leaf> two = last(other);
        return one.isPresent()
                && two.isPresent()
                && one.get().layer().equals(two.get().layer())
                && one.get().input().sameArea(two.get().input());
    }

    private static Match after(Site site) {
        Optional<Fork> fork = Run.concat(site.step());
        if (fork.isEmpty()) {
            return Match.refused("only behind a concatenation can the operation stand once");
        }
        Optional<Run> run = Run.longest(fork.get(), OperationsAfterConcat::fit);
        if (run.isEmpty()) {
            return Match.refused(
                    "no two neighbouring branches end in the same channel-wise operation");
        }
        List<Chain> branches = run.get().branches();
        List<Leaf> operations = branches.stream().map(b -> last(b).orElseThrow()).toList();
        Fork shorter = Fork.of(Merge.CONCAT, branches.stream().map(Chain::withoutLast).toList());
        Leaf first = operations.getFirst();
        Map<Role, Tensor> joined = new EnumMap<>(Role.class);
        for (Role role : first.owned().keySet()) {
            joined.put(
                    role, Tensor.joined(0, operations.stream().map(o -> o.tensor(role)).toList()));
        }
        Leaf operation = Leaf.of(first.layer(), shorter.output(), joined);
        return new Applies(
                1,
                run.get().becomes(Chain.of(fork.get().input(), shorter, operation)),
                outside(first, branches.size()),
                inside(first, branches.size()),
                true);
    }

    private static Match before(Site site) {
        Optional<Fork> fork = Run.concat(site.step());
        if (fork.isEmpty()) {
            return Match.refused("only a concatenation takes the operation behind it in");
        }
        Optional<Leaf> found = site.next().flatMap(OperationsAfterConcat::operation);
        if (found.isEmpty()) {
            return Match.refused("no channel-wise operation stands behind the concatenation");
        }
        Leaf operation = found.get();
        List<Chain> branches = new ArrayList<>();
        int start = 0;
        for (Chain branch : fork.get().branches()) {
            int end = start + branch.output().channels();
            branches.add(
                    Chain.of(branch.input(), branch, part(operation, branch.output(), start, end)));
            start = end;
        }
        return new Applies(
                2,
                List.of(Fork.of(Merge.CONCAT, branches)),
                inside(operation, branches.size()),
                outside(operation, branches.size()),
                true);
    }

    private static Leaf part(Leaf operation, Shape input, int start, int end) {
        Map<Role, Tensor> cut = new EnumMap<>(Role.class);
        operation.owned().forEach((role, tensor) -> cut.put(role, tensor.cut(0, start, end)));
        return Leaf.of(operation.layer(), input, cut);
    }

    private static String outside(Leaf leaf, int count) {
        return String.format(
                Locale.ROOT,
                "%s at the end of %d branches becomes one after their concatenation%s",
                leaf.layer().kind(),
                count,
                leaf.owned().isEmpty()
                        ? ", for it works on each channel alone"
                        : ": each of its vectors is joined in the order of the branches");
    }

    private static String inside(Leaf leaf, int count) {
        return String.format(
                Locale.ROOT,
                "%s after the concatenation becomes one at the end of each of %d branches%s",
                leaf.layer().kind(),
                count,
                leaf.owned().isEmpty()
                        ? ", for it works on each channel alone"
                        : ": each of its vectors is cut in the order of the branches");
    }
}
