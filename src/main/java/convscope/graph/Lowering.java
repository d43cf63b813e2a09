package convscope.graph;

import convscope.graph.Fit.Misfit;
import convscope.graph.Place.Status;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a design apart, once: one pass over the expression, shapes running along. */
final class Lowering {

    /** A design has at most so many places, and so at most about as many operations. */
    static final int MOST_PLACES = 200_000;

    static final int DEEPEST = 200;

    private final Design design;
    private final Emitter emitter;
    private final List<Fault> faults = new ArrayList<>();
    private int places;
    private int depth;

    Lowering(Design design) {
        this.design = design;
        this.emitter = new Emitter(design.input());
    }

    Lowered run() {
        Sequence body = design.body();
        Flow input = new Flow(Graph.INPUT, design.input());
        Place root = steps(body, body, new Scope(Path.ROOT, false), input, false);
        int result = root.output() != null ? root.result() : emitter.size() - 1;
        return new Lowered(design, emitter.graph(result), root, faults);
    }

    private Place place(Block block, Scope scope, Flow input) {
        if (scope.derived() && block instanceof Sequence sequence) {
            return steps(sequence, block, scope, input, true);
        }
        String name = scope.name(block);
        boolean free = scope.take(name);
        Path path = scope.path().child(free ? name : name + "~" + places);
        Spot spot = new Spot(path, block, input, emitter.size(), scope.derived());
        if (!free) {
            return spot.faulty(
                    report(
                            path,
                            new Misfit(
                                    "name", "the name " + name + " stands twice here", List.of())));
        }
        if (input.known() && exhausted()) {
            return spot.faulty(report(path, tooLarge()));
        }
        depth++;
        Place place =
                switch (Named.bare(block)) {
                    case Layer layer -> layer(layer, spot);
                    case Sequence steps -> steps(steps, block, scope.open(path), input, false);
                    case Parallel parallel -> parallel(parallel, spot, scope);
                    case Repeat repeat -> repeat(repeat, spot, scope);
                    case Recipe recipe -> recipe(recipe, spot);
                    case Named named -> throw new IllegalArgumentException("a name of a name");
                };
        depth--;
        return place;
    }

    private boolean exhausted() {
        return places >= MOST_PLACES || depth >= DEEPEST;
    }

    private Misfit tooLarge() {
        return depth >= DEEPEST
                ? Misfit.because("blocks nest deeper than %d levels here", DEEPEST)
                : Misfit.because(
                        "the design unfolds to more than %d blocks from here on; fewer copies or"
                                + " repeats are legal",
                        MOST_PLACES);
    }

    private Fault report(Path at, Misfit misfit) {
        Fault fault = new Fault(at, misfit.parameter(), misfit.rule(), misfit.legal());
        faults.add(fault);
        return fault;
    }

    /** One after the other; the scope's path is the path of the place. */
    private Place steps(
            Sequence sequence, Block block, Scope scope, Flow input, boolean anonymous) {
        Spot spot = new Spot(scope.path(), block, input, emitter.size(), scope.derived());
        places++;
        List<Place> parts = new ArrayList<>();
        Flow flow = input;
        for (Block step : sequence.blocks()) {
            Place part = place(step, scope, flow);
            parts.add(part);
            flow = Flow.from(part);
        }
        return spot.holding(parts, flow, emitter.size(), anonymous);
    }

    private Place layer(Layer layer, Spot spot) {
        places++;
        if (!spot.input().known()) {
            return spot.unreached(List.of());
        }
        Shape shape = spot.input().knownShape();
        if (layer instanceof Layer.Identity || layer instanceof Layer.Dropout) {
            return spot.sound(spot.input().node(), shape, emitter.size(), List.of());
        }
        return switch (LayerOp.of(layer, shape)) {
            case LayerOp.Refused(Misfit misfit) -> spot.faulty(report(spot.path(), misfit));
            case LayerOp.Lowers(Op op) -> emit(op, spot);
        };
    }

    private Place emit(Op op, Spot spot) {
        List<Integer> inputs = List.of(spot.input().node());
        return switch (emitter.emit(spot.path(), spot.block().kind(), op, inputs)) {
            case Misfit misfit -> spot.faulty(report(spot.path(), misfit));
            case Fit.Fits(Shape output) ->
                    spot.sound(emitter.size() - 1, output, emitter.size(), List.of());
        };
    }

    private Place parallel(Parallel parallel, Spot spot, Scope scope) {
        List<Place> parts = new ArrayList<>();
        for (Branch branch : parallel.branches()) {
            for (int copy = 0; copy < branch.copies() && !exhausted(); copy++) {
                parts.add(branch(branch, parts.size(), spot, scope));
            }
        }
        if (!spot.input().known()) {
            return spot.unreached(parts);
        }
        if (parts.size() < parallel.width()) {
            return spot.faulty(report(spot.path(), tooLarge()), parts, emitter.size());
        }
        List<Integer> results = parts.stream().map(Place::result).toList();
        if (!parts.stream().allMatch(part -> part.output() != null)) {
            return spot.incomplete(parts, emitter.size());
        }
        return switch (new Merging(emitter, spot.path()).merge(parallel.merge(), results)) {
            case Misfit misfit -> spot.faulty(report(spot.path(), misfit), parts, emitter.size());
            case Fit.Fits(Shape output) ->
                    spot.sound(emitter.size() - 1, output, emitter.size(), parts);
        };
    }

    private Place branch(Branch branch, int index, Spot parallel, Scope scope) {
        boolean anonymous = scope.derived() && branch.copies() == 1;
        Scope inner =
                anonymous
                        ? scope
                        : scope.open(
                                scope.derived()
                                        ? scope.path().child(scope.next("path"))
                                        : parallel.path().child("branch" + (index + 1)));
        return steps(branch.body(), branch.body(), inner, parallel.input(), anonymous);
    }

    private Place repeat(Repeat repeat, Spot spot, Scope scope) {
        List<Place> parts = new ArrayList<>();
        Flow flow = spot.input();
        for (int time = 1; time <= repeat.times() && !exhausted(); time++) {
            Scope inner = scope.open(spot.path().child("copy" + time));
            Place part = steps(repeat.body(), repeat.body(), inner, flow, false);
            parts.add(part);
            flow = Flow.from(part);
        }
        return parts.size() < repeat.times() && spot.input().known()
                ? spot.faulty(report(spot.path(), tooLarge()), parts, emitter.size())
                : spot.holding(parts, flow, emitter.size(), false);
    }

    private Place recipe(Recipe recipe, Spot spot) {
        places++;
        if (!spot.input().known()) {
            return spot.unreached(List.of());
        }
        return switch (recipe.unfold(spot.input().knownShape())) {
            case Recipe.Refused(String parameter, String rule, List<String> legal) ->
                    spot.faulty(report(spot.path(), new Misfit(parameter, rule, legal)));
            case Recipe.Unfolded(Block block) -> {
                Place part = place(block, new Scope(spot.path(), true), spot.input());
                yield spot.holding(List.of(part), Flow.from(part), emitter.size(), false);
            }
        };
    }

    /** Where a block stands, while it is being lowered. */
    record Spot(Path path, Block block, Flow input, int first, boolean derived) {

        Place sound(int result, Shape output, int end, List<Place> parts) {
            return place(output, end, result, Status.SOUND, null, false, parts);
        }

        Place faulty(Fault fault) {
            return faulty(fault, List.of(), first);
        }

        Place faulty(Fault fault, List<Place> parts, int end) {
            return place(null, end, Graph.INPUT, Status.FAULTY, fault, false, parts);
        }

        Place unreached(List<Place> parts) {
            return place(null, first, Graph.INPUT, Status.UNREACHED, null, false, parts);
        }

        Place incomplete(List<Place> parts, int end) {
            return place(null, end, Graph.INPUT, Status.INCOMPLETE, null, false, parts);
        }

        Place holding(List<Place> parts, Flow output, int end, boolean anonymous) {
            Status status =
                    output.known()
                            ? Status.SOUND
                            : input.known() ? Status.INCOMPLETE : Status.UNREACHED;
            return place(output.shape(), end, output.node(), status, null, anonymous, parts);
        }

        private Place place(
                @Nullable Shape output,
                int end,
                int result,
                Status status,
                @Nullable Fault fault,
                boolean anonymous,
                List<Place> parts) {
            return new Place(
                    path,
                    block,
                    input.shape(),
                    output,
                    first,
                    end,
                    result,
                    status,
                    fault,
                    derived,
                    anonymous,
                    parts);
        }
    }
}
