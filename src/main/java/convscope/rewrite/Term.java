package convscope.rewrite;

import convscope.graph.Fit;
import convscope.graph.LayerOp;
import convscope.graph.Lowered;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.FreeNames;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An expression with its shapes and its tensors, the copies of equal branches apart: what rules
 * read and make. Tensors have no names here; they get them where the term becomes a design again.
 */
public sealed interface Term {

    Shape input();

    Shape output();

    /** {@return the expression without its tensors} */
    Block block();

    /** {@return what every operation owns, in the order in which the graph names it} */
    Stream<Map<Role, Tensor>> tensors();

    /** {@return the term without the name that its user gave it} */
    default Term bare() {
        return this;
    }

    /** {@return whether the two are one expression, whatever it is called} */
    default boolean sameBlock(Term other) {
        return Unnaming.canonical(block()).equals(Unnaming.canonical(other.block()));
    }

    /** One layer; without tensors for most. */
    record Leaf(Layer layer, Shape input, Shape output, Map<Role, Tensor> owned) implements Term {

        public Leaf {
            owned = Map.copyOf(owned);
        }

        /**
         * {@return the layer on this input}
         *
         * @throws IllegalArgumentException if it does not fit
         */
        public static Leaf of(Layer layer, Shape input, Map<Role, Tensor> owned) {
            Lowered alone = Lowered.of(new Design("", input, Sequence.of(layer)));
            if (!alone.complete()) {
                throw new IllegalArgumentException(alone.faults().getFirst().says());
            }
            return new Leaf(layer, input, Objects.requireNonNull(alone.root().output()), owned);
        }

        /** {@return what the layer computes; empty where it hands on its input} */
        public Optional<Op> operation() {
            return switch (LayerOp.of(layer, input)) {
                case LayerOp.Lowers(Op op) -> Optional.of(op);
                case LayerOp.Nothing nothing -> Optional.empty();
                case LayerOp.Refused(Fit.Misfit misfit) ->
                        throw new IllegalStateException(misfit.rule());
            };
        }

        /** {@return whether it gives its input as it is, whatever the numbers} */
        public boolean idle() {
            return operation().map(op -> op.idle(input)).orElse(true);
        }

        public Tensor tensor(Role role) {
            return Objects.requireNonNull(owned.get(role));
        }

        @Override
        public Block block() {
            return layer;
        }

        @Override
        public Stream<Map<Role, Tensor>> tensors() {
            return owned.isEmpty() ? Stream.empty() : Stream.of(owned);
        }
    }

    /** One after the other; empty for the identity. */
    record Chain(Shape input, List<Term> steps) implements Term {

        public Chain {
            steps = List.copyOf(steps);
        }

        /** {@return these steps, spliced where they are chains themselves} */
        public static Chain of(Shape input, Term... steps) {
            return new Chain(
                    input,
                    Stream.of(steps)
                            .flatMap(
                                    step ->
                                            step instanceof Chain chain
                                                    ? chain.steps.stream()
                                                    : Stream.of(step))
                            .toList());
        }

        @Override
        public Shape output() {
            return steps.isEmpty() ? input : steps.getLast().output();
        }

        /** {@return the steps before the last} */
        public Chain withoutLast() {
            return new Chain(input, steps.subList(0, steps.size() - 1));
        }

        /** {@return this with {@code count} steps from {@code index} on replaced} */
        public Chain replaced(int index, int count, List<Term> by) {
            List<Term> changed = new ArrayList<>(steps.subList(0, index));
            changed.addAll(by);
            changed.addAll(steps.subList(index + count, steps.size()));
            return new Chain(input, changed);
        }

        @Override
        public Sequence block() {
            return new Sequence(FreeNames.distinct(steps.stream().map(Term::block).toList()));
        }

        @Override
        public Stream<Map<Role, Tensor>> tensors() {
            return steps.stream().flatMap(Term::tensors);
        }
    }

    /**
     * Branches on one input, and their merge.
     *
     * @param strands at least one
     * @param owned what the merge itself owns, as selective attention does
     */
    record Fork(Merge merge, List<Strand> strands, List<Map<Role, Tensor>> owned) implements Term {

        public Fork {
            strands = List.copyOf(strands);
            owned = List.copyOf(owned);
        }

        /** {@return such branches, neighbours that are equal but for their tensors as copies} */
        public static Fork of(Merge merge, List<Chain> branches) {
            List<Strand> strands = new ArrayList<>();
            for (Chain branch : branches) {
                if (!strands.isEmpty() && strands.getLast().takes(branch)) {
                    strands.add(strands.removeLast().with(branch));
                } else {
                    strands.add(new Strand(List.of(branch)));
                }
            }
            return new Fork(merge, strands, List.of());
        }

        /** {@return all branches, copies apart} */
        public List<Chain> branches() {
            return strands.stream().flatMap(strand -> strand.copies().stream()).toList();
        }

        @Override
        public Shape input() {
            return strands.getFirst().copies().getFirst().input();
        }

        @Override
        public Shape output() {
            List<Chain> branches = branches();
            Shape first = branches.getFirst().output();
            return merge instanceof Merge.Concat
                    ? first.withChannels(
                            branches.stream().mapToInt(b -> b.output().channels()).sum())
                    : first;
        }

        @Override
        public Block block() {
            return new Parallel(merge, strands.stream().map(Strand::branch).toList());
        }

        @Override
        public Stream<Map<Role, Tensor>> tensors() {
            return Stream.concat(branches().stream().flatMap(Term::tensors), owned.stream());
        }
    }

    /** Branches that are equal but for their tensors. */
    record Strand(List<Chain> copies) {

        public Strand {
            copies = List.copyOf(copies);
        }

        boolean takes(Chain branch) {
            return copies.size() < Branch.MOST_COPIES
                    && copies.getFirst().block().equals(branch.block());
        }

        Strand with(Chain branch) {
            return new Strand(Stream.concat(copies.stream(), Stream.of(branch)).toList());
        }

        Branch branch() {
            return new Branch(copies.size(), copies.getFirst().block());
        }
    }

    /** A repeat, its times apart. */
    record Repeated(List<Chain> times) implements Term {

        public Repeated {
            times = List.copyOf(times);
        }

        @Override
        public Shape input() {
            return times.getFirst().input();
        }

        @Override
        public Shape output() {
            return times.getLast().output();
        }

        @Override
        public Block block() {
            return new Repeat(times.size(), times.getFirst().block());
        }

        @Override
        public Stream<Map<Role, Tensor>> tensors() {
            return times.stream().flatMap(Term::tensors);
        }
    }

    /** A recipe, and what it stands for. */
    record Unopened(Recipe recipe, Term inside) implements Term {

        @Override
        public Shape input() {
            return inside.input();
        }

        @Override
        public Shape output() {
            return inside.output();
        }

        @Override
        public Block block() {
            return recipe;
        }

        @Override
        public Stream<Map<Role, Tensor>> tensors() {
            return inside.tensors();
        }
    }

    /** A term under its user's name; never one of another. */
    record Titled(String name, Term term) implements Term {

        @Override
        public Shape input() {
            return term.input();
        }

        @Override
        public Shape output() {
            return term.output();
        }

        @Override
        public Term bare() {
            return term;
        }

        @Override
        public Block block() {
            return new Named(name, term.block());
        }

        @Override
        public Stream<Map<Role, Tensor>> tensors() {
            return term.tensors();
        }
    }

    /** {@return {@code count} equal ranges of {@code 0 .. end}, as their first indices} */
    static List<Integer> starts(int end, int count) {
        return IntStream.range(0, count).mapToObj(i -> i * (end / count)).toList();
    }
}
