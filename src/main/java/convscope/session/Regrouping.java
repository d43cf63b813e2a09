package convscope.session;

import convscope.catalog.ResNeXt;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Place;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A design with other groups in some of its convolutions, node for node the same otherwise. A
 * recipe that cannot say so gives way to what it stands for.
 *
 * @param lowered the design as it is
 * @param groups how many groups, by the node of each convolution that changes
 */
record Regrouping(Lowered lowered, Map<Integer, Integer> groups) {

    Design design() {
        return lowered.design().withBody(Sequence.holding(Named.bare(written(lowered.root()))));
    }

    private Block written(Place place) {
        Set<Integer> changed = changed(place);
        if (changed.isEmpty()) {
            return place.block();
        }
        Block written =
                switch (place.bare()) {
                    case Layer.Conv conv -> with(conv, groups.getOrDefault(place.first(), 1));
                    case Layer layer -> layer;
                    case ResNeXt block -> resNeXt(block, changed, place);
                    case Recipe recipe -> unfolded(place);
                    case Sequence sequence -> new Sequence(parts(place));
                    case Parallel parallel -> parallel(parallel, place);
                    case Repeat repeat -> repeat(repeat, place);
                    case Named named -> throw new IllegalStateException("a name of a name");
                };
        boolean left = written instanceof Sequence && !(place.bare() instanceof Sequence);
        return left && !(place.block() instanceof Named) && !place.path().isRoot()
                ? new Named(place.path().name(), written)
                : Named.keepingName(place.block(), written);
    }

    private Set<Integer> changed(Place place) {
        return IntStream.range(place.first(), place.end())
                .filter(groups::containsKey)
                .boxed()
                .collect(Collectors.toSet());
    }

    private static Layer with(Layer.Conv conv, int groups) {
        return new Layer.Conv(
                conv.out(),
                conv.kernel(),
                conv.stride(),
                conv.padding(),
                conv.dilation(),
                groups,
                conv.bias());
    }

    /** Form C with so many groups in its 3x3 is form C of that cardinality. */
    private Block resNeXt(ResNeXt block, Set<Integer> changed, Place place) {
        int at = changed.iterator().next();
        Node node = lowered.graph().nodes().get(at);
        int wanted = groups.getOrDefault(at, 1);
        int channels = block.cardinality() * block.width();
        boolean middle =
                block.form() == ResNeXt.Form.C
                        && changed.size() == 1
                        && node.op() instanceof Op.Conv2d conv
                        && conv.kernel().area() > 1
                        && channels % wanted == 0;
        return middle ? block.withPaths(wanted, channels / wanted) : unfolded(place);
    }

    private Block unfolded(Place recipe) {
        return Named.bare(written(recipe.parts().getFirst()));
    }

    private List<Block> parts(Place place) {
        return place.parts().stream().map(this::written).toList();
    }

    /** Copies that are equal still stand as copies. */
    private Block parallel(Parallel parallel, Place place) {
        List<Branch> branches = new ArrayList<>();
        for (Block part : parts(place)) {
            Sequence body = Sequence.holding(part);
            Branch last = branches.isEmpty() ? null : branches.getLast();
            if (last != null && last.body().equals(body)) {
                branches.set(branches.size() - 1, new Branch(last.copies() + 1, body));
            } else {
                branches.add(new Branch(1, body));
            }
        }
        return new Parallel(merge(parallel.merge(), place), branches);
    }

    /** The small convolutions of attention belong to the merge. */
    private Merge merge(Merge merge, Place place) {
        int branchesEnd = place.parts().getLast().end();
        boolean own = changed(place).stream().anyMatch(node -> node >= branchesEnd);
        return own && merge instanceof Merge.Attend attend
                ? new Merge.Attend(attend.reduction(), attend.minimum(), 1, attend.bias())
                : merge;
    }

    private Block repeat(Repeat repeat, Place place) {
        List<Block> bodies = parts(place).stream().map(Named::bare).toList();
        return bodies.stream().distinct().count() == 1
                ? new Repeat(repeat.times(), Sequence.holding(bodies.getFirst()))
                : new Sequence(
                        IntStream.range(0, bodies.size())
                                .<Block>mapToObj(
                                        i ->
                                                new Named(
                                                        place.parts().get(i).path().name(),
                                                        Sequence.holding(bodies.get(i))))
                                .toList());
    }
}
