package convscope.engine.plan;

import convscope.engine.EngineException;
import convscope.engine.Pass;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The plans of the last few passes, and what was prepared from the last few weights. Plans read
 * what was prepared where it lies, so they are closed before it is. One thread's at a time.
 *
 * @param <W> what an engine prepares from weights
 * @param <P> what it plans for passes with them
 */
public final class PlanCache<W, P> implements AutoCloseable {

    /** How many plans are kept. */
    static final int MOST_PLANS = 6;

    /** Of how many weights what was prepared is kept. */
    static final int MOST_WEIGHTS = 2;

    private final Function<Weights, W> prepare;
    private final Consumer<W> closePrepared;
    private final Consumer<P> closePlan;
    private final Map<PlanKey, P> plans = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Weights, W> prepared = new LinkedHashMap<>(4, 0.75f, true);

    /**
     * @param prepare what is done once for all plans with these weights
     */
    public PlanCache(
            Function<Weights, W> prepare, Consumer<W> closePrepared, Consumer<P> closePlan) {
        this.prepare = prepare;
        this.closePrepared = closePrepared;
        this.closePlan = closePlan;
    }

    /** What plans a pass. */
    public interface Planning<W, P, X extends Exception> {

        /** {@return a plan that reads what was prepared from the pass's weights} */
        P plan(PlanKey key, W prepared) throws EngineException, X;
    }

    /**
     * {@return the plan of such passes, made where there is none}
     *
     * @throws EngineException where the planning does; so it may be asked again
     */
    public <X extends Exception> P plan(Pass pass, Planning<W, P, X> planning)
            throws EngineException, X {
        PlanKey key = PlanKey.of(pass);
        W read = prepared(pass.weights());
        P known = plans.get(key);
        if (known != null) {
            return known;
        }
        P made = planning.plan(key, read);
        plans.put(key, made);
        if (plans.size() > MOST_PLANS) {
            closePlan.accept(plans.remove(plans.keySet().iterator().next()));
        }
        return made;
    }

    private W prepared(Weights weights) {
        W made = prepared.computeIfAbsent(weights, prepare);
        if (prepared.size() > MOST_WEIGHTS) {
            forget(prepared.keySet().iterator().next());
        }
        return made;
    }

    /** Closes what was made of these weights. */
    public void forget(Weights weights) {
        List<PlanKey> reading =
                plans.keySet().stream().filter(key -> key.weights() == weights).toList();
        for (PlanKey key : reading) {
            closePlan.accept(plans.remove(key));
        }
        W gone = prepared.remove(weights);
        if (gone != null) {
            closePrepared.accept(gone);
        }
    }

    /** Closes everything; what comes next is made anew. */
    @Override
    public void close() {
        for (Weights weights : new ArrayList<>(prepared.keySet())) {
            forget(weights);
        }
    }
}
