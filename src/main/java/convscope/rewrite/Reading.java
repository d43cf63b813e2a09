package convscope.rewrite;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Place;
import convscope.graph.Role;
import convscope.model.Branch;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.rewrite.Tensor.Given;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Strand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A design as a term with the tensors that it has, and where its paths lead. */
final class Reading {

    private final Graph graph;
    private final Map<Path, Address> addresses = new LinkedHashMap<>();
    private final Map<Path, Path> recipes = new HashMap<>();
    private final Chain root;
    private Optional<Path> hidden = Optional.empty();

    /**
     * @param lowered a design without faults
     */
    Reading(Lowered lowered) {
        this.graph = lowered.graph();
        this.root = chain(lowered.root(), Address.ROOT);
    }

    Chain root() {
        return root;
    }

    /**
     * {@return where the step of this path stands; a branch or a copy stands for the step that it
     * belongs to}
     */
    Optional<Address> address(Path path) {
        return Optional.ofNullable(addresses.get(path));
    }

    /**
     * {@return the path of the step that stands there, of copies the first; where none does, of the
     * step around}
     */
    Path path(Address address) {
        if (address.indices().isEmpty()) {
            return Path.ROOT;
        }
        return addresses.entrySet().stream()
                .filter(entry -> entry.getValue().equals(address))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> path(address.around()));
    }

    /** {@return the recipe that the block of this path is hidden in} */
    Optional<Path> recipeAround(Path path) {
        return Optional.ofNullable(recipes.get(path));
    }

    private Chain chain(Place place, Address address) {
        List<Term> steps = new ArrayList<>();
        for (Place part : place.parts()) {
            Address at = address.child(steps.size());
            leadsTo(part.path(), at);
            steps.add(step(part, at));
        }
        return new Chain(shape(place.input()), steps);
    }

    private Term step(Place place, Address at) {
        Term bare =
                switch (place.bare()) {
                    case Layer layer -> leaf(layer, place);
                    case Sequence sequence -> chain(place, at);
                    case Parallel parallel -> fork(parallel, place, at);
                    case Repeat repeat -> repeated(place, at);
                    case Recipe recipe -> unopened(recipe, place);
                    case Named named -> throw new IllegalArgumentException("a name of a name");
                };
        return place.block() instanceof Named named ? new Term.Titled(named.name(), bare) : bare;
    }

    private Term leaf(Layer layer, Place place) {
        Map<Role, Tensor> owned =
                place.first() < place.end() ? owned(graph.nodes().get(place.first())) : Map.of();
        return new Term.Leaf(layer, shape(place.input()), shape(place.output()), owned);
    }

    private Term fork(Parallel parallel, Place place, Address at) {
        List<Strand> strands = new ArrayList<>();
        int index = 0;
        for (Branch branch : parallel.branches()) {
            List<Chain> copies = new ArrayList<>();
            for (int copy = 0; copy < branch.copies(); copy++) {
                Place part = place.parts().get(index++);
                leadsTo(part.path(), at);
                copies.add(chain(part, at.child(strands.size())));
            }
            strands.add(new Strand(copies));
        }
        return new Term.Fork(parallel.merge(), strands, merging(place));
    }

    private List<Map<Role, Tensor>> merging(Place place) {
        return graph.nodes().subList(place.parts().getLast().end(), place.end()).stream()
                .map(Reading::owned)
                .filter(owned -> !owned.isEmpty())
                .toList();
    }

    private Term repeated(Place place, Address at) {
        List<Chain> times = new ArrayList<>();
        for (Place part : place.parts()) {
            leadsTo(part.path(), at);
            times.add(chain(part, at));
        }
        return new Term.Repeated(times);
    }

    /** What stands inside has no address: nobody rewrites it before it is unfolded. */
    private Term unopened(Recipe recipe, Place place) {
        Optional<Path> around = hidden;
        hidden = around.or(() -> Optional.of(place.path()));
        Term inside = step(place.parts().getFirst(), Address.ROOT);
        hidden = around;
        return new Term.Unopened(recipe, inside);
    }

    private void leadsTo(Path path, Address at) {
        hidden.ifPresentOrElse(
                recipe -> recipes.putIfAbsent(path, recipe), () -> addresses.put(path, at));
    }

    private static Map<Role, Tensor> owned(Node node) {
        Map<Role, Tensor> owned = new EnumMap<>(Role.class);
        node.op()
                .tensors()
                .forEach((role, shape) -> owned.put(role, new Given(node.tensor(role), shape)));
        return owned;
    }

    private static Shape shape(@Nullable Shape shape) {
        return Objects.requireNonNull(shape);
    }
}
