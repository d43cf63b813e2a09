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

    /** The paths of its operations have at most so many characters together. */
    static final int MOST_CHARACTERS = 16 << 20;

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
        Place root = sequence(body, body, new Scope(Path.ROOT, false), input);
        int result = root.output() != null ? root.result() : emitter.size() - 1;
        Graph graph = emitter.graph(result);
        return new Lowered(design, graph, root, faults, GateStage.all(graph));
    }

    private Place place(Block block, Scope scope, Flow input) {
        if (scope.derived() && block instanceof Sequence sequence) {
            return steps(sequence, block, scope, input, true);
        }
        String name = scope.name(block);
        boolean free = scope.take(name);
        Path path = scope.path().child(free ? name : name + "~" + places);
        Location location = new Location(path, block, input, emitter.size(), scope.derived());
        if (!free) {
            return location.faulty(
                    report(
                            path,
                            new Misfit(
                                    "name", "the name " + name + " stands twice here", List.of())));
        }
        if (input.known() && exhausted()) {
            return location.faulty(report(path, tooLarge()));
        }
        depth++;
        Place place =
                switch (Named.bare(block)) {
                    case Layer layer -> layer(layer, location);
                    case Sequence steps -> sequence(steps, block, scope.open(path), input);
                    case Parallel parallel -> parallel(parallel, location, scope);
                    case Repeat repeat -> repeat(repeat, location, scope);
                    case Recipe recipe -> recipe(recipe, location);
                    case Named named -> throw new IllegalArgumentException("a name of a name");
                };
        depth--;
        return place;
    }

    private boolean exhausted() {
        return next().exceeds() || depth >= DEEPEST;
    }

    private Bulk measure() {
        return new Bulk(places, emitter.characters());
    }

    /** {@return how large the design is with one block more} */
    private Bulk next() {
        return new Bulk(places + 1, emitter.characters() + 1);
    }

    private Misfit tooLarge() {
        return depth >= DEEPEST
                ? Misfit.because("blocks nest deeper than %d levels here", DEEPEST)
                : next().upTo(design.body()).misfit("", "the design");
    }

    private Fault report(Path at, Misfit misfit) {
        Fault fault = new Fault(at, misfit.parameter(), misfit.rule(), misfit.legal());
        faults.add(fault);
        return fault;
    }

    /** One after the other, in a scope of their own; its path is the path of the place. */
    private Place sequence(Sequence sequence, Block block, Scope scope, Flow input) {
        scope.give(sequence);
        return steps(sequence, block, scope, input, false);
    }

    private Place steps(
            Sequence sequence, Block block, Scope scope, Flow input, boolean anonymous) {
        Location location =
                new Location(scope.path(), block, input, emitter.size(), scope.derived());
        places++;
        List<Place> parts = new ArrayList<>();
        Flow flow = input;
        for (Block step : sequence.blocks()) {
            Place part = place(step, scope, flow);
            parts.add(part);
            flow = Flow.from(part);
        }
        return location.holding(parts, flow, emitter.size(), anonymous);
    }

    private Place layer(Layer layer, Location location) {
        places++;
        if (!location.input().known()) {
            return location.unreached(List.of());
        }
        Shape shape = location.input().knownShape();
        return switch (LayerOp.of(layer, shape)) {
            case LayerOp.Refused(Misfit misfit) -> location.faulty(report(location.path(), misfit));
            case LayerOp.Lowers(Op op) -> emit(op, location);
            case LayerOp.Nothing nothing ->
                    location.sound(location.input().node(), shape, emitter.size(), List.of());
        };
    }

    private Place emit(Op op, Location location) {
        List<Integer> inputs = List.of(location.input().node());
        return switch (emitter.emit(location.path(), location.block().kind(), op, inputs)) {
            case Misfit misfit -> location.faulty(report(location.path(), misfit));
            case Fit.Fits(Shape output) ->
                    location.sound(emitter.size() - 1, output, emitter.size(), List.of());
        };
    }

    private Place parallel(Parallel parallel, Location location, Scope scope) {
        List<Place> parts = new ArrayList<>();
        Misfit tooMany = branches(parallel, location, scope, parts);
        if (!location.input().known()) {
            return location.unreached(parts);
        }
        if (tooMany != null) {
            return location.faulty(report(location.path(), tooMany), parts, emitter.size());
        }
        List<Integer> results = parts.stream().map(Place::result).toList();
        if (!parts.stream().allMatch(part -> part.output() != null)) {
            return location.incomplete(parts, emitter.size());
        }
        return switch (new Merging(emitter, location.path()).merge(parallel.merge(), results)) {
            case Misfit misfit ->
                    location.faulty(report(location.path(), misfit), parts, emitter.size());
            case Fit.Fits(Shape output) ->
                    location.sound(emitter.size() - 1, output, emitter.size(), parts);
        };
    }

    /** Adds the branches' places, copies counted, as long as they are not too many. */
    private @Nullable Misfit branches(
            Parallel parallel, Location location, Scope scope, List<Place> parts) {
        for (Branch branch : parallel.branches()) {
            Bulk before = measure();
            for (int copy = 0; copy < branch.copies(); copy++) {
                if (exhausted()) {
                    return tooLarge();
                }
                parts.add(branch(branch, parts.size(), location, scope));
                Bulk all = before.times(branch.copies(), measure());
                if (copy == 0 && all.exceeds()) {
                    return all.misfit("copies", location.path().name());
                }
            }
        }
        return null;
    }

    private Place branch(Branch branch, int index, Location parallel, Scope scope) {
        Sequence body = branch.body();
        if (scope.derived() && Scope.isAnonymous(branch)) {
            return steps(body, body, scope, parallel.input(), true);
        }
        Path path =
                scope.derived()
                        ? scope.path().child(scope.next("path"))
                        : parallel.path().child("branch" + (index + 1));
        return sequence(body, body, scope.open(path), parallel.input());
    }

    private Place repeat(Repeat repeat, Location location, Scope scope) {
        List<Place> parts = new ArrayList<>();
        Flow flow = location.input();
        Misfit tooMany = null;
        for (int time = 1; time <= repeat.times() && tooMany == null && !exhausted(); time++) {
            Bulk before = measure();
            Scope inner = scope.open(location.path().child("copy" + time));
            Place part = sequence(repeat.body(), repeat.body(), inner, flow);
            parts.add(part);
            flow = Flow.from(part);
            if (part.input() != null && part.input().equals(part.output())) {
                Bulk all = before.times(repeat.times() - time + 1, measure());
                tooMany = all.exceeds() ? all.misfit("times", location.path().name()) : null;
            }
        }
        if (parts.size() == repeat.times() || !location.input().known()) {
            return location.holding(parts, flow, emitter.size(), false);
        }
        Misfit misfit = tooMany != null ? tooMany : tooLarge();
        return location.faulty(report(location.path(), misfit), parts, emitter.size());
    }

    private Place recipe(Recipe recipe, Location location) {
        places++;
        if (!location.input().known()) {
            return location.unreached(List.of());
        }
        return switch (recipe.unfold(location.input().knownShape())) {
            case Recipe.Refused(String parameter, String rule, List<String> legal) ->
                    location.faulty(report(location.path(), new Misfit(parameter, rule, legal)));
            case Recipe.Unfolded(Block block) -> {
                Scope scope = new Scope(location.path(), true);
                scope.give(Sequence.of(block));
                Place part = place(block, scope, location.input());
                yield location.holding(List.of(part), Flow.from(part), emitter.size(), false);
            }
        };
    }

    /** Where a block stands, while it is being lowered. */
    record Location(Path path, Block block, Flow input, int first, boolean derived) {

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
