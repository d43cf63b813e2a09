package convscope.view.tabs.channels;

import convscope.analysis.GroupCount;
import convscope.analysis.NumberText;
import convscope.graph.Node;
import convscope.graph.Op;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** What groups save, with the numbers in it, beside the common mistake. */
final class CountPane extends VBox {

    private final Label weights = line("weights", "count-value");
    private final Text wrong = new Text();
    private final Label because = line("because", "count-note");
    private final Label dense = line("dense", "count-line");
    private final Label multiplyAdds = line("macs", "count-line");
    private final Label proof = line("proof", "count-proof");
    private final TextFlow mistake = new TextFlow(wrong);

    CountPane() {
        super(3);
        setId("channels-count");
        wrong.setId("channels-wrong");
        wrong.setStrikethrough(true);
        wrong.getStyleClass().add("count-wrong");
        Tooltip.install(
                mistake,
                new Tooltip(
                        "The common mistake: C_out counts the filters of all groups together, so"
                                + " that multiplying by G counts each filter G times."));
        weights.setTooltip(
                new Tooltip("Weights = K*K*(C_in/G)*C_out: each filter sees C_in/G channels."));
        multiplyAdds.setTooltip(
                new Tooltip("Multiply-adds = weights x output rows x output columns, batch 1."));
        getChildren().addAll(weights, mistake, because, dense, multiplyAdds, proof);
        prove("");
    }

    private static Label line(String id, String style) {
        Label label = new Label();
        label.setId("channels-" + id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }

    void show(Node node) {
        switch (node.op()) {
            case Op.Conv2d conv -> convolution(GroupCount.of(conv, node));
            case Op.Linear linear ->
                    plain(
                            "%s*%s = %s weights"
                                    .formatted(
                                            linear.in(),
                                            linear.out(),
                                            NumberText.exact((long) linear.in() * linear.out())),
                            "Fully connected: every output sees every input.");
            default ->
                    plain(
                            "0 weights",
                            "Pooling is depthwise without weights: each channel sees itself.");
        }
    }

    private void plain(String count, String note) {
        weights.setText(count);
        dense.setText(note);
        visible(mistake, false);
        visible(because, false);
        visible(multiplyAdds, false);
    }

    private void convolution(GroupCount count) {
        int groups = count.conv().groups();
        boolean grouped = groups > 1;
        weights.setText(count.formula() + " = " + NumberText.exact(count.weights()) + " weights");
        wrong.setText(count.mistakenFormula() + " = " + NumberText.exact(count.mistaken()));
        because.setText(
                String.format(
                        Locale.ROOT,
                        "Not times %d again: the %d filters are those of all groups together.",
                        groups,
                        count.conv().out()));
        dense.setText(
                grouped
                        ? String.format(
                                Locale.ROOT,
                                "dense: %s = %s; groups leave 1/%d (%s)",
                                count.denseFormula(),
                                NumberText.exact(count.dense()),
                                groups,
                                NumberText.change(count.change()))
                        : "Dense: G = 1, every output sees every input.");
        multiplyAdds.setText(
                "x %s output pixels = %s MACs"
                        .formatted(
                                NumberText.exact(count.pixels()),
                                NumberText.brief(count.multiplyAdds())));
        visible(mistake, grouped);
        visible(because, grouped);
        visible(multiplyAdds, true);
    }

    /** Says what the live proof found; nothing where it is empty. */
    void prove(String says) {
        proof.setText(says);
        visible(proof, !says.isEmpty());
    }

    private static void visible(javafx.scene.Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }
}
