package convscope.view.tabs.pixel;

import convscope.graph.Node;
import convscope.graph.Role;
import convscope.picture.FeatureMaps;
import convscope.picture.LayerScale;
import convscope.picture.ValueRange;
import convscope.trace.Kernel;
import convscope.trace.Trace;
import convscope.trace.TracedNode;
import convscope.view.tabs.TabValues;
import convscope.weights.TensorCopy;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node whose values are traced, with all that is needed for it.
 *
 * @param shown the pass
 * @param traced the node
 * @param input the maps that it reads
 * @param output those that it gives
 * @param inputRange the values that the colours of the input cover
 * @param outputRange the values that the colours of the output cover
 * @param weight of the node, or null where it pools
 * @param bias of the node, or null where it has none
 */
record LookedInto(
        TabValues shown,
        TracedNode traced,
        FeatureMaps input,
        FeatureMaps output,
        ValueRange inputRange,
        ValueRange outputRange,
        @Nullable TensorCopy weight,
        @Nullable TensorCopy bias) {

    /** {@return the node that the selection means, once all its values are there} */
    static Optional<LookedInto> of(TabValues shown) {
        Node node = shown.focus().window().orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        TracedNode traced = TracedNode.of(shown.focus().lowered().graph(), node).orElse(null);
        FeatureMaps input = shown.maps(node.inputs().getFirst()).orElse(null);
        FeatureMaps output = shown.maps(node.index()).orElse(null);
        if (traced == null || input == null || output == null) {
            return Optional.empty();
        }
        TensorCopy weight = tensor(shown, node, Role.WEIGHT);
        boolean whole = traced.weighs() == (weight != null);
        return whole
                ? Optional.of(
                        new LookedInto(
                                shown,
                                traced,
                                input,
                                output,
                                LayerScale.of(input).forColours(),
                                LayerScale.of(output).forColours(),
                                weight,
                                tensor(shown, node, Role.BIAS)))
                : Optional.empty();
    }

    private static @Nullable TensorCopy tensor(TabValues shown, Node node, Role role) {
        String name = node.tensors().get(role);
        return name == null ? null : shown.result().tensors().get(name);
    }

    Trace trace(int channel, int row, int column) {
        return traced.at(channel, row, column, input::value, kernel(channel));
    }

    private Kernel kernel(int channel) {
        if (weight == null) {
            return Kernel.NONE;
        }
        int each = weight.values().length / weight.shape().getFirst();
        float[] own = Arrays.copyOfRange(weight.values(), channel * each, (channel + 1) * each);
        return new Kernel(own, bias == null ? 0 : bias.values()[channel]);
    }

    int channels() {
        return output.channels();
    }
}
