package convscope.engine.cuda;

import convscope.engine.cuda.Card.Action;
import java.util.ArrayList;
import java.util.List;

/** Calls as actions: descriptions made once, then functions of the libraries each time. */
final class CudnnActions {

    private final CudnnCard card;
    private final Card.Locations locations;
    private final Algorithms algorithms;

    CudnnActions(CudnnCard card, Card.Locations locations, Algorithms algorithms) {
        this.card = card;
        this.locations = locations;
        this.algorithms = algorithms;
    }

    /** {@return the action; where it cannot be made, nothing is held} */
    Action of(Call call) throws CardException {
        Descriptors descriptors = new Descriptors();
        boolean made = false;
        try {
            Action action = of(call, new CudnnOperands(card, locations, descriptors));
            made = true;
            return action;
        } finally {
            if (!made) {
                descriptors.close();
            }
        }
    }

    private Action of(Call call, CudnnOperands operands) throws CardException {
        CudnnConvolutions convolutions = new CudnnConvolutions(operands);
        CudnnMaps maps = new CudnnMaps(operands);
        CudnnElements elements = new CudnnElements(operands);
        CudaMoves moves = new CudaMoves(operands);
        return switch (call) {
            case Call.Load load -> moves.load(load);
            case Call.Fetch fetch -> moves.fetch(fetch);
            case Call.Join join -> moves.join();
            case Call.Convolve convolve ->
                    convolutions.plain(convolve, algorithms.of(convolve.convolution()));
            case Call.ConvolveAndRectify convolve ->
                    convolutions.rectified(
                            convolve,
                            algorithms.of(convolve.convolution()),
                            all(convolve.separately(), operands));
            case Call.Multiply multiply -> convolutions.multiply(multiply);
            case Call.Normalise norm -> maps.normalise(norm);
            case Call.Pool pool -> maps.pool(pool);
            case Call.Mean mean -> maps.mean(mean);
            case Call.Softmax softmax -> maps.softmax(softmax);
            case Call.ResponseNorm norm -> maps.response(norm);
            case Call.Combine combine -> elements.combine(combine);
            case Call.AddTo add -> elements.addTo(add);
            case Call.Activate activate -> elements.activate(activate);
            case Call.Root root -> elements.root(root);
            case Call.Copy copy -> moves.copy(copy);
            case Call.Fill fill -> moves.fill(fill);
        };
    }

    private List<Action> all(List<Call> calls, CudnnOperands operands) throws CardException {
        List<Action> actions = new ArrayList<>();
        for (Call call : calls) {
            actions.add(of(call, operands));
        }
        return actions;
    }
}
