package convscope.analysis;

import convscope.graph.Gathering;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import java.util.Locale;
import java.util.stream.Collectors;

/** Explains a receptive field by the step from what feeds the operation. */
record FieldFormula(Analysis analysis, Node node) {

    private static final String LABEL = "receptive field";

    Explanation explain() {
        ReceptiveField before = analysis.field(node.inputs().getFirst());
        Op op = node.op();
        return switch (op.arity()) {
            case MAP_AND_GATE -> merged("what the maps see, and what the gate sees");
            case SEVERAL -> merged("union of what the branches see");
            case ONE ->
                    op.window()
                            .map(window -> window(before, window.kernel(), window.dilation()))
                            .or(() -> op.gathering().map(FieldFormula::whole).map(this::because))
                            .orElseGet(() -> because("as what feeds it"));
        };
    }

    private static String whole(Gathering gathering) {
        String what =
                gathering == Gathering.WEIGHTED_SUM
                        ? "a fully connected layer"
                        : "a global pooling";
        return what + " sees all of its input";
    }

    private Explanation window(ReceptiveField before, Extent kernel, Extent dilation) {
        return new Explanation(
                LABEL,
                "r_in + (K - 1)*D*j_in",
                step(before.rows(), kernel.height(), dilation.height())
                        + (square(before, kernel, dilation)
                                ? ""
                                : " x " + step(before.columns(), kernel.width(), dilation.width())),
                result(),
                where());
    }

    private static boolean square(ReceptiveField before, Extent kernel, Extent dilation) {
        return before.rows().equals(before.columns()) && kernel.isSquare() && dilation.isSquare();
    }

    private static String step(ReceptiveSpan before, int kernel, int dilation) {
        return String.format(
                Locale.ROOT, "%d + (%d - 1)*%d*%d", before.size(), kernel, dilation, before.jump());
    }

    private Explanation merged(String formula) {
        String branches =
                node.inputs().stream()
                        .map(analysis::field)
                        .map(ReceptiveField::says)
                        .distinct()
                        .limit(4)
                        .collect(Collectors.joining(", "));
        return new Explanation(LABEL, formula, branches, result(), where());
    }

    private Explanation because(String reason) {
        return new Explanation(LABEL, reason, "", result(), where());
    }

    private String result() {
        return analysis.field(node.index()).says();
    }

    private String where() {
        ReceptiveField field = analysis.field(node.index());
        String local =
                String.format(
                        Locale.ROOT,
                        "%d x %d pixels, jump %d x %d, the first value's from row %d and column %d",
                        field.rows().size(),
                        field.columns().size(),
                        field.rows().jump(),
                        field.columns().jump(),
                        field.rows().first(),
                        field.columns().first());
        return field.everything() ? "without gates and global poolings " + local : local;
    }
}
