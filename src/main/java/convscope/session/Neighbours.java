package convscope.session;

import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * Parts that stand beside each other, and what may happen to one of them: the blocks of a sequence,
 * the branches of a parallel, the times of a repeat.
 */
sealed interface Neighbours {

    int count();

    /** {@return the last name in the path of the one at {@code index}} */
    String name(int index);

    OptionalInt find(String name);

    Block removed(int index);

    /** {@return the whole with an equal one behind} */
    Block duplicated(int index);

    Block swapped(int first, int second);

    /**
     * {@return the parts of a block}
     *
     * @param whole a sequence, a parallel or a repeat, with or without a name
     */
    static Neighbours in(Block whole) {
        return switch (Named.bare(whole)) {
            case Parallel parallel -> new Branches(parallel);
            case Repeat repeat -> new Times(repeat);
            case Block block -> new Steps(Sequence.holding(block));
        };
    }

    record Steps(Sequence sequence) implements Neighbours {

        @Override
        public int count() {
            return sequence.blocks().size();
        }

        @Override
        public String name(int index) {
            return Names.of(sequence).get(index);
        }

        @Override
        public OptionalInt find(String name) {
            return Names.find(sequence, name);
        }

        @Override
        public Sequence removed(int index) {
            return sequence.removed(index);
        }

        @Override
        public Sequence duplicated(int index) {
            return sequence.inserted(index + 1, Named.bare(sequence.blocks().get(index)));
        }

        @Override
        public Sequence swapped(int first, int second) {
            List<Block> changed = new ArrayList<>(sequence.blocks());
            Collections.swap(changed, first, second);
            return new Sequence(changed);
        }
    }

    /** Copies counted. */
    record Branches(Parallel parallel) implements Neighbours {

        @Override
        public int count() {
            return parallel.width();
        }

        @Override
        public String name(int index) {
            return Names.ofBranch(index);
        }

        @Override
        public OptionalInt find(String name) {
            return Names.find(parallel, name);
        }

        @Override
        public Parallel removed(int index) {
            List<Branch> branches = new ArrayList<>(parallel.branches());
            int position = Expression.position(parallel, index);
            Branch branch = branches.remove(position);
            if (branch.copies() > 1) {
                branches.add(position, new Branch(branch.copies() - 1, branch.body()));
            }
            return new Parallel(parallel.merge(), branches);
        }

        @Override
        public Parallel duplicated(int index) {
            List<Branch> branches = new ArrayList<>(parallel.branches());
            int position = Expression.position(parallel, index);
            branches.add(position + 1, new Branch(1, branches.get(position).body()));
            return new Parallel(parallel.merge(), branches);
        }

        @Override
        public Parallel swapped(int first, int second) {
            List<Branch> branches = new ArrayList<>(parallel.branches());
            Collections.swap(
                    branches,
                    Expression.position(parallel, first),
                    Expression.position(parallel, second));
            return new Parallel(parallel.merge(), branches);
        }
    }

    record Times(Repeat repeat) implements Neighbours {

        @Override
        public int count() {
            return repeat.times();
        }

        @Override
        public String name(int index) {
            return Names.ofCopy(index);
        }

        @Override
        public OptionalInt find(String name) {
            return Names.find(repeat, name);
        }

        @Override
        public Repeat removed(int index) {
            return new Repeat(repeat.times() - 1, repeat.body());
        }

        @Override
        public Repeat duplicated(int index) {
            return new Repeat(Math.min(repeat.times() + 1, Repeat.MOST_TIMES), repeat.body());
        }

        @Override
        public Repeat swapped(int first, int second) {
            return repeat;
        }
    }
}
