package convscope.lesson;

import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A design as the papers draw it: convolutions only. Batch norm and ReLU behind a convolution are
 * left out, but where they stand is the question.
 */
final class Figure {

    private final Set<Mistake> made;

    private Figure(Set<Mistake> made) {
        this.made = made;
    }

    /**
     * {@return the design without batch norm and ReLU}
     *
     * @param made mistakes that are to be seen
     */
    static Design of(Design design, Set<Mistake> made) {
        return design.withBody(new Figure(made).sequence(design.body(), false));
    }

    private Sequence sequence(Sequence all, boolean path) {
        List<Block> kept = new ArrayList<>();
        for (int i = 0; i < all.blocks().size(); i++) {
            boolean last = path && isBehindLast(all.blocks(), i);
            Block block = all.blocks().get(i);
            switch (block) {
                case Layer.BatchNorm norm when !(last && made.contains(Mistake.BATCH_NORM)) -> {}
                case Layer.Relu relu when !(last && made.contains(Mistake.RELU)) -> {}
                case Layer layer -> kept.add(layer);
                case Sequence inner -> kept.add(sequence(inner, path));
                case Parallel parallel -> kept.add(parallel(parallel));
                case Repeat repeat -> kept.add(repeat);
                case Named named -> kept.add(named);
                case Recipe recipe -> kept.add(recipe);
            }
        }
        return new Sequence(kept);
    }

    /** Behind a path's third convolution. */
    private static boolean isBehindLast(List<Block> blocks, int index) {
        return blocks.subList(0, index).stream().filter(Layer.Conv.class::isInstance).count() == 3;
    }

    private Parallel parallel(Parallel parallel) {
        List<Branch> branches = new ArrayList<>();
        for (Branch branch : parallel.branches()) {
            boolean path = branch.copies() > 1;
            branches.add(new Branch(branch.copies(), sequence(branch.body(), path)));
        }
        return new Parallel(parallel.merge(), branches);
    }
}
