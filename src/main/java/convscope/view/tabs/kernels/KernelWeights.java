package convscope.view.tabs.kernels;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.kernel.KernelShape;
import convscope.kernel.TensorEdit;
import convscope.picture.FeatureMaps;
import convscope.picture.LayerScale;
import convscope.picture.ValueRange;
import convscope.view.tabs.TabValues;
import convscope.weights.TensorCopy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of the convolution, or the fully connected layer, that the Kernels tab shows.
 *
 * @param node the layer
 * @param shape its kernels
 * @param weights the tensor of the kernels
 * @param rows what belongs to each output channel besides, bias and batch norm
 * @param shown what it was made of
 */
record KernelWeights(
        Node node, KernelShape shape, Tensor weights, List<Tensor> rows, TabValues shown) {

    /**
     * @param title e.g. {@code bias}
     * @param name in the graph
     * @param edit what the user set in it
     */
    record Tensor(String title, String name, TensorCopy copy, TensorEdit edit, boolean variance) {

        float value(int place) {
            return copy.values()[place];
        }
    }

    /** {@return what is shown, if the pass brought it} */
    static Optional<KernelWeights> of(TabValues shown) {
        Node node = shown.focus().window().orElse(null);
        KernelShape shape = node == null ? null : KernelShape.of(node).orElse(null);
        if (node == null || shape == null || !shown.result().isOf(shown.focus().lowered())) {
            return Optional.empty();
        }
        return tensor(shown, node, Role.WEIGHT, "weight")
                .map(weights -> new KernelWeights(node, shape, weights, rows(shown, node), shown));
    }

    private static List<Tensor> rows(TabValues shown, Node node) {
        List<Tensor> rows = new ArrayList<>();
        tensor(shown, node, Role.BIAS, "bias").ifPresent(rows::add);
        shown.focus()
                .norm()
                .ifPresent(
                        norm -> {
                            for (Role role : Role.values()) {
                                tensor(shown, norm, role, title(role)).ifPresent(rows::add);
                            }
                        });
        return rows;
    }

    private static String title(Role role) {
        return switch (role) {
            case WEIGHT -> "scale γ";
            case BIAS -> "shift β";
            case RUNNING_MEAN -> "mean";
            case RUNNING_VAR -> "variance";
        };
    }

    private static Optional<Tensor> tensor(TabValues shown, Node of, Role role, String title) {
        String name = of.tensors().get(role);
        TensorCopy copy = name == null ? null : shown.result().tensors().get(name);
        return name == null || copy == null
                ? Optional.empty()
                : Optional.of(
                        new Tensor(
                                title,
                                name,
                                copy,
                                shown.result().request().edits().on(name, copy.shape()),
                                role == Role.RUNNING_VAR));
    }

    /** {@return the layer's own tensors with their shapes: what a classic set is put into} */
    Map<String, List<Integer>> own() {
        Map<String, List<Integer>> own = new LinkedHashMap<>();
        node.op().tensors().forEach((role, extents) -> own.put(node.tensor(role), extents));
        return own;
    }

    /** {@return every tensor on show, the kernels first} */
    List<Tensor> tensors() {
        List<Tensor> all = new ArrayList<>(List.of(weights));
        all.addAll(rows);
        return all;
    }

    /** {@return whether the user set anything that is on show} */
    boolean edited() {
        return tensors().stream().anyMatch(tensor -> !tensor.edit().isEmpty());
    }

    /** {@return one scale for all kernels, with zero in its middle} */
    ValueRange range() {
        int kernels = shape.out() * shape.in();
        FeatureMaps all =
                new FeatureMaps(kernels, shape.height(), shape.width(), weights.copy().values());
        ValueRange range = LayerScale.of(all);
        double most = Math.max(-range.min(), range.max());
        return most > 0 ? new ValueRange(-most, most) : new ValueRange(-1, 1);
    }

    /** {@return such as {@code resnext1.conv2: 128 x 4 kernels of 3x3, 32 groups}} */
    String title() {
        if (node.op() instanceof Op.Linear linear) {
            return String.format(
                    Locale.ROOT, "%s: %d x %d weights", node.id(), linear.out(), linear.in());
        }
        String groups =
                shape.groups() == 1
                        ? ""
                        : shape.in() == 1 && shape.groups() == shape.out()
                                ? ", depthwise"
                                : String.format(Locale.ROOT, ", %d groups", shape.groups());
        return String.format(
                Locale.ROOT,
                "%s: %d x %d kernels of %s%s",
                node.id(),
                shape.out(),
                shape.in(),
                shape,
                groups);
    }

    /** {@return what an input channel of an output is called} */
    String input(int output, int input) {
        int channel = shape.inputChannel(output, input);
        boolean picture = node.inputs().getFirst() == Graph.INPUT && !flat();
        return picture ? shown.channel(Graph.INPUT, channel) : "channel " + channel;
    }

    private boolean flat() {
        return node.op() instanceof Op.Linear;
    }
}
