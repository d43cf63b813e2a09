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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The user's names of blocks, where blocks move. */
final class Names {

    private Names() {}

    /**
     * {@return the blocks as one sequence: of two that now share a name the second loses its own}
     */
    static List<Block> legal(List<Block> blocks) {
        List<Block> legal = new ArrayList<>(blocks);
        for (int clash = clash(legal); clash >= 0; clash = clash(legal)) {
            legal.set(clash, Named.bare(legal.get(clash)));
        }
        return legal;
    }

    private static int clash(List<Block> blocks) {
        Map<String, Integer> counted = new HashMap<>();
        Set<String> derived = new HashSet<>();
        for (Block block : blocks) {
            if (!(block instanceof Named)) {
                derived.add(block.kind() + counted.merge(block.kind(), 1, Integer::sum));
            }
        }
        for (int index = 0; index < blocks.size(); index++) {
            if (blocks.get(index) instanceof Named named && !derived.add(named.name())) {
                return index;
            }
        }
        return -1;
    }

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
        return new Sequence(sequence.blocks().stream().map(Names::canonical).toList());
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
