package convscope.rewrite;

import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Expressions without the user's names. */
final class Unnaming {

    private Unnaming() {}

    /** {@return the same expression with no name in it, neighbours that are equal as copies} */
    static Block canonical(Block block) {
        return switch (block) {
            case Layer layer -> layer;
            case Recipe recipe -> recipe;
            case Sequence sequence -> canonical(sequence);
            case Parallel parallel -> new Parallel(parallel.merge(), gathered(parallel));
            case Repeat repeat -> new Repeat(repeat.times(), canonical(repeat.body()));
            case Named named -> canonical(named.block());
        };
    }

    private static Sequence canonical(Sequence sequence) {
        return new Sequence(sequence.blocks().stream().map(Unnaming::canonical).toList());
    }

    private static List<Branch> gathered(Parallel parallel) {
        List<Branch> gathered = new ArrayList<>();
        for (Branch branch : parallel.branches()) {
            Sequence body = canonical(branch.body());
            boolean again = !gathered.isEmpty() && gathered.getLast().body().equals(body);
            int copies = branch.copies() + (again ? gathered.removeLast().copies() : 0);
            gathered.add(new Branch(Math.min(copies, Branch.MOST_COPIES), body));
        }
        return gathered;
    }
}
