package convscope.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.EngineException;
import convscope.engine.Pass;
import convscope.graph.Graph;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PlanCacheTest {

    private final Weights first = new Weights(Map.of());
    private final Weights second = new Weights(Map.of());
    private final Weights third = new Weights(Map.of());
    private final INDArray input = Nd4j.zeros(DataType.FLOAT, 1, 1, 2, 2);
    private final List<String> log = new ArrayList<>();
    private final PlanCache<String, String> cache =
            new PlanCache<>(
                    weights -> logged("prepare " + word(weights)).substring("prepare ".length()),
                    prepared -> log.add("close " + prepared),
                    plan -> log.add("close " + plan));

    @AfterEach
    void close() {
        cache.close();
        List.of(first, second, third).forEach(Weights::close);
        input.close();
    }

    private String logged(String says) {
        log.add(says);
        return says;
    }

    private String word(Weights weights) {
        return weights == first ? "a" : weights == second ? "b" : "c";
    }

    /** Asks for the plan of a graph of so many channels. */
    private String asked(Weights weights, int channels) throws EngineException {
        Graph graph = new Graph(new Shape(channels, 2, 2), List.of(), Graph.INPUT);
        return cache.plan(
                new Pass(graph, weights, input, Set.of()),
                (key, prepared) -> prepared + key.graph().input().channels());
    }

    @Test
    void aPlanIsMadeOnceAndWeightsArePreparedOnce() throws EngineException {
        String made = asked(first, 1);
        assertThat(asked(first, 1)).isSameAs(made);
        assertThat(asked(first, 2)).isEqualTo("a2");
        assertThat(log).containsExactly("prepare a");
    }

    @Test
    void thePlanThatWasNotAskedForLongestGivesWay() throws EngineException {
        for (int channels = 1; channels <= PlanCache.MOST_PLANS; channels++) {
            asked(first, channels);
        }
        asked(first, 1);
        asked(first, 100);
        assertThat(log).containsExactly("prepare a", "close a2");
    }

    @Test
    void theWeightsThatWereNotAskedForLongestGiveWayAfterTheirPlans() throws EngineException {
        asked(first, 1);
        asked(second, 1);
        asked(second, 2);
        asked(first, 1);
        asked(third, 1);
        assertThat(log)
                .containsExactly(
                        "prepare a", "prepare b", "prepare c", "close b1", "close b2", "close b");
        log.clear();
        asked(first, 1);
        assertThat(log).isEmpty();
        asked(second, 1);
        assertThat(log).containsExactly("prepare b", "close c1", "close c");
    }

    @Test
    void whatIsForgottenIsClosedAndNothingElse() throws EngineException {
        asked(first, 1);
        asked(second, 1);
        log.clear();
        cache.forget(first);
        cache.forget(third);
        assertThat(log).containsExactly("close a1", "close a");
        asked(second, 1);
        assertThat(log).hasSize(2);
    }

    @Test
    void aPlanThatFailsIsAskedForAgain() throws EngineException {
        Graph graph = new Graph(new Shape(1, 2, 2), List.of(), Graph.INPUT);
        Pass pass = new Pass(graph, first, input, Set.of());
        assertThatThrownBy(
                        () ->
                                cache.plan(
                                        pass,
                                        (_, _) -> {
                                            throw new EngineException("full");
                                        }))
                .hasMessage("full");
        assertThat(asked(first, 1)).isEqualTo("a1");
        assertThat(log).containsExactly("prepare a");
    }

    @Test
    void closingClosesPlansBeforeWhatTheyRead() throws EngineException {
        asked(first, 1);
        asked(second, 1);
        log.clear();
        cache.close();
        assertThat(log).containsExactly("close a1", "close a", "close b1", "close b");
    }
}
