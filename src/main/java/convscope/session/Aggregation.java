package convscope.session;

import convscope.catalog.ResNeXt;
import convscope.graph.Divisors;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Place;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Setting;
import convscope.model.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * How cardinality and width of a ResNeXt block follow each other. Xie et al. 2016, table 2: at the
 * cost of 1 x 64 stand 2 x 40, 4 x 24, 8 x 14 and 32 x 4.
 *
 * @param block as it was before a slider took it
 * @param input what feeds it
 */
public record Aggregation(ResNeXt block, Shape input) {

    private static final String CARDINALITY = "cardinality";
    private static final String WIDTH = "width";
    private static final int MOST_WIDTH = 1024;

    /** {@return the aggregated block that stands there, if its input is known} */
    public static Optional<Aggregation> of(Place place) {
        return place.bare() instanceof ResNeXt block && place.input() != null
                ? Optional.of(new Aggregation(block, place.input()))
                : Optional.empty();
    }

    /** {@return whether this setting is one of the two} */
    public static boolean moves(String setting) {
        return setting.equals(CARDINALITY) || setting.equals(WIDTH);
    }

    /** {@return the channels of the 3x3} */
    public int channels() {
        return block.cardinality() * block.width();
    }

    /** {@return the weights of the block's convolutions} */
    public long weights() {
        return weights(block);
    }

    /**
     * {@return the block with that setting at that value, and with the other one as it follows;
     * empty where nothing legal follows}
     */
    Optional<ResNeXt> with(String setting, int value, Keep keep) {
        boolean cardinality = setting.equals(CARDINALITY);
        IntFunction<ResNeXt> other =
                cardinality
                        ? width -> block.withPaths(value, width)
                        : paths -> block.withPaths(paths, value);
        int most =
                Math.min(
                        cardinality ? MOST_WIDTH : Branch.MOST_COPIES, Shape.MOST_CHANNELS / value);
        return switch (keep) {
            case WIDTH ->
                    Optional.of(other.apply(cardinality ? block.width() : block.cardinality()));
            case CHANNELS ->
                    channels() % value == 0 && channels() / value <= most
                            ? Optional.of(other.apply(channels() / value))
                            : Optional.empty();
            case COST ->
                    most < 1 ? Optional.empty() : Optional.of(other.apply(nearest(other, most)));
        };
    }

    /** {@return the number whose block has the weights nearest to this one's} */
    private int nearest(IntFunction<ResNeXt> blocks, int most) {
        long wanted = weights();
        int below = 1;
        int above = most;
        while (above - below > 1) {
            int middle = below + (above - below) / 2;
            if (weights(blocks.apply(middle)) <= wanted) {
                below = middle;
            } else {
                above = middle;
            }
        }
        long under = Math.abs(wanted - weights(blocks.apply(below)));
        long over = Math.abs(weights(blocks.apply(above)) - wanted);
        return over < under ? above : below;
    }

    /**
     * {@return the values at which a slider stops}
     *
     * @param usual those that it has by itself
     */
    public List<Integer> stops(Setting setting, List<Integer> usual, Keep keep) {
        return switch (keep) {
            case WIDTH, COST -> usual;
            case CHANNELS ->
                    Divisors.of(channels()).stream()
                            .filter(setting::accepts)
                            .filter(value -> with(setting.name(), value, keep).isPresent())
                            .toList();
        };
    }

    /** The forms have the same weights; C has the fewest convolutions to add up. */
    private long weights(ResNeXt any) {
        Lowered lowered =
                Lowered.of(new Design("", input, Sequence.of(any.withForm(ResNeXt.Form.C))));
        return lowered.graph().nodes().stream().mapToLong(Aggregation::weights).sum();
    }

    private static long weights(Node node) {
        return switch (node.op()) {
            case Op.Conv2d conv ->
                    (long) conv.in() / conv.groups() * conv.out() * conv.kernel().area();
            case Op _ -> 0;
        };
    }
}
