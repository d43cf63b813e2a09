package convscope.engine.cuda;

import convscope.engine.plan.Magnitudes;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What of one set of weights lies on the card, uploaded once and shared by all plans. */
final class CardWeights implements AutoCloseable {

    /** As CUDA's own allocations are aligned. */
    private static final long ALIGNMENT = 256;

    private final Card card;
    private final Weights weights;
    private final Magnitudes magnitudes;
    private final Map<Constant, Card.Location> locations = new HashMap<>();
    private final List<Card.Memory> blocks = new ArrayList<>();

    CardWeights(Card card, Weights weights) {
        this.card = card;
        this.weights = weights;
        this.magnitudes = new Magnitudes(weights);
    }

    Magnitudes magnitudes() {
        return magnitudes;
    }

    /** {@return how many bytes of these are not there yet} */
    long missing(Set<Constant> constants) {
        return constants.stream()
                .filter(constant -> !locations.containsKey(constant))
                .mapToLong(CardWeights::room)
                .sum();
    }

    /** Uploads what is missing, in one block. */
    void load(Set<Constant> constants) throws CardException {
        List<Constant> missing =
                constants.stream().filter(constant -> !locations.containsKey(constant)).toList();
        if (missing.isEmpty()) {
            return;
        }
        Card.Memory block = card.allocate(missing(constants));
        boolean done = false;
        try {
            locations.putAll(uploaded(missing, block));
            blocks.add(block);
            done = true;
        } finally {
            if (!done) {
                block.close();
            }
        }
    }

    private Map<Constant, Card.Location> uploaded(List<Constant> missing, Card.Memory block)
            throws CardException {
        Map<Constant, Card.Location> uploaded = new HashMap<>();
        long offset = 0;
        for (Constant constant : missing) {
            Card.Location location = new Card.Location(block, offset);
            card.upload(constant.numbers(weights), location);
            uploaded.put(constant, location);
            offset += room(constant);
        }
        return uploaded;
    }

    private static long room(Constant constant) {
        long bytes = constant.length() * Float.BYTES;
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    Card.Location location(Constant constant) {
        return Objects.requireNonNull(locations.get(constant));
    }

    @Override
    public void close() {
        blocks.forEach(Card.Memory::close);
        blocks.clear();
        locations.clear();
    }
}
