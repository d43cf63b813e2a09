package convscope.analysis;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Shape;

/** Explains what one operation costs by a formula and its values. */
record OperationFormula(Graph graph, Node node) {

    private static final String POSITIONS = "*H_out*W_out";

    /** A formula twice: in letters and in values. */
    private record Pair(String letters, String values) {

        static final Pair NONE = new Pair("0", "");

        boolean isNone() {
            return values.isEmpty();
        }

        Pair plus(Pair other) {
            if (isNone() || other.isNone()) {
                return isNone() ? other : this;
            }
            return new Pair(letters + " + " + other.letters, values + " + " + other.values);
        }

        Pair times(String moreLetters, String moreValues) {
            return isNone() ? NONE : new Pair(letters + moreLetters, values + moreValues);
        }
    }

    Explanation explain(Quantity quantity, long amount) {
        Pair formula = formula(quantity);
        return new Explanation(
                quantity.label(),
                formula.letters(),
                formula.values(),
                result(quantity, amount),
                note(quantity));
    }

    static String result(Quantity quantity, long amount) {
        String exact = Numbers.exact(amount);
        return quantity == Quantity.ACTIVATION_BYTES
                ? exact + " bytes (" + Numbers.memory(amount) + ")"
                : exact;
    }

    static String note(Quantity quantity) {
        return switch (quantity) {
            case PARAMETERS -> "trainable; running means and variances are buffers";
            case MACS ->
                    "convolutions and fully connected layers, batch 1; the papers call these FLOPs";
            case FLOPS -> "two per multiply-add";
            case BUFFERS -> "running mean and variance, not trained";
            case ACTIVATION_BYTES -> "float32, batch 1";
            case NORMALISATIONS, ACTIVATIONS, BIAS_ADDITIONS, ADDITIONS, MULTIPLICATIONS ->
                    "one per value; not in the total of multiply-adds";
            case POOLING_READS -> "values under the windows; not in the total of multiply-adds";
            case DENSE_PARAMETERS, DENSE_MACS -> "with one group in every convolution";
            case WEIGHTS, BIASES, NORM_PARAMETERS -> "";
        };
    }

    private Pair formula(Quantity quantity) {
        return switch (quantity) {
            case WEIGHTS -> weights(false);
            case BIASES -> biases();
            case NORM_PARAMETERS, BUFFERS -> perChannel();
            case PARAMETERS -> weights(false).plus(biases()).plus(perChannel());
            case DENSE_PARAMETERS -> weights(true).plus(biases()).plus(perChannel());
            case MACS -> macs(false);
            case DENSE_MACS -> macs(true);
            case FLOPS -> {
                Pair macs = macs(false);
                yield macs.isNone() ? macs : new Pair("2*" + macs.letters(), "2*" + macs.values());
            }
            case ACTIVATION_BYTES -> new Pair("4*C*H*W", "4*" + product(node.output()));
            case POOLING_READS -> pooling();
            case ADDITIONS -> {
                int branches = node.inputs().size();
                yield node.op() instanceof Op.Add
                        ? values().times("*(branches - 1)", "*(" + branches + " - 1)")
                        : Pair.NONE;
            }
            case BIAS_ADDITIONS -> biases().isNone() ? Pair.NONE : values();
            case NORMALISATIONS, ACTIVATIONS, MULTIPLICATIONS ->
                    counted(quantity) ? values() : Pair.NONE;
        };
    }

    private boolean counted(Quantity quantity) {
        long[] row = new long[Quantity.values().length];
        new OperationCost(row).count(node, input());
        return row[quantity.ordinal()] > 0;
    }

    private Pair weights(boolean dense) {
        if (node.op() instanceof Op.Linear linear) {
            return new Pair("N_in*N_out", linear.in() + "*" + linear.out());
        }
        if (!(node.op() instanceof Op.Conv2d conv)) {
            return Pair.NONE;
        }
        Extent kernel = conv.kernel();
        boolean grouped = conv.groups() > 1 && !dense;
        String in = grouped ? "(" + conv.in() + "/" + conv.groups() + ")" : "" + conv.in();
        return new Pair(
                grouped ? "K_h*K_w*(C_in/G)*C_out" : "K_h*K_w*C_in*C_out",
                kernel.height() + "*" + kernel.width() + "*" + in + "*" + conv.out());
    }

    private Pair macs(boolean dense) {
        Shape out = node.output();
        return node.op() instanceof Op.Linear
                ? weights(dense)
                : weights(dense).times(POSITIONS, "*" + out.height() + "*" + out.width());
    }

    private Pair biases() {
        if (node.op() instanceof Op.Conv2d conv && conv.bias()) {
            return new Pair("C_out", "" + conv.out());
        }
        return node.op() instanceof Op.Linear linear && linear.bias()
                ? new Pair("N_out", "" + linear.out())
                : Pair.NONE;
    }

    private Pair perChannel() {
        return node.op() instanceof Op.BatchNorm2d norm
                ? new Pair("2*C", "2*" + norm.channels())
                : Pair.NONE;
    }

    private Pair pooling() {
        return switch (node.op()) {
            case Op.MaxPool2d pool -> window(pool.kernel());
            case Op.AvgPool2d pool -> window(pool.kernel());
            case Op.GlobalAvgPool pool -> new Pair("C*H_in*W_in", product(input()));
            default -> Pair.NONE;
        };
    }

    private Pair window(Extent kernel) {
        return values().times("*K_h*K_w", "*" + kernel.height() + "*" + kernel.width());
    }

    private Pair values() {
        return new Pair("C*H*W", product(node.output()));
    }

    private Shape input() {
        return graph.shape(node.inputs().getFirst());
    }

    private static String product(Shape shape) {
        return shape.channels() + "*" + shape.height() + "*" + shape.width();
    }
}
