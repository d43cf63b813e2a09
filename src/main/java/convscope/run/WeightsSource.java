package convscope.run;

import convscope.graph.Graph;
import convscope.session.WeightsChoice;
import convscope.weights.Weights;
import java.io.IOException;

/** Makes or reads the tensors that a graph needs. */
@FunctionalInterface
public interface WeightsSource {

    /**
     * {@return every tensor of the graph; the caller closes them}
     *
     * @throws IOException if they cannot be had, with one sentence for the user
     */
    Weights weights(WeightsChoice choice, Graph graph) throws IOException;
}
