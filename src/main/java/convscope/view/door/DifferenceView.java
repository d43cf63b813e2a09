package convscope.view.door;

import convscope.lesson.Column;
import convscope.picture.ColourScale;
import convscope.picture.ValueRange;
import convscope.proof.DifferenceMap;
import convscope.proof.Finding;
import convscope.proof.Precision;
import convscope.run.SceneFindings;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How far one column is from the last: map, number, and the verdict of each engine. */
final class DifferenceView extends VBox {

    private static final double SIDE = 104;

    private final Label title = new Label();
    private final ImageView image = new ImageView();
    private final Label number = new Label();
    private final Label scale = new Label();
    private final VBox findings = new VBox(1);

    DifferenceView() {
        super(2);
        setAlignment(Pos.TOP_LEFT);
        title.getStyleClass().add("heading");
        number.getStyleClass().add("door-number");
        number.setWrapText(true);
        scale.getStyleClass().add("door-small");
        scale.setWrapText(true);
        image.setFitWidth(SIDE);
        image.setFitHeight(SIDE);
        image.setSmooth(false);
        findings.setMinWidth(0);
        HBox first = new HBox(8, image, new VBox(4, number, scale));
        getChildren().setAll(title, first, findings);
    }

    void show(Column column, Column last, SceneFindings.@Nullable Against against) {
        title.setText(letter(column) + " against " + letter(last));
        findings.getChildren().clear();
        number.getStyleClass().removeAll("door-equal", "door-apart");
        if (against == null) {
            image.setImage(null);
            scale.setText("");
            number.setText("computing ...");
            return;
        }
        draw(against.map());
        double largest = against.map().largest();
        number.setText(verdict(against, largest));
        number.getStyleClass()
                .add(holds(against.findings(), largest) ? "door-equal" : "door-apart");
        for (Finding finding : against.findings()) {
            Label line = new Label(line(finding));
            line.getStyleClass()
                    .addAll("door-small", finding.holds() ? "door-equal" : "door-apart");
            findings.getChildren().add(line);
        }
    }

    private static String letter(Column column) {
        String first = column.heading().split("   ", 2)[0];
        return first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    }

    /** Rounding alone stays below this; what is larger is drawn on its own scale. */
    private static final double ROUNDING = 1e-4;

    private void draw(DifferenceMap map) {
        float[] values = map.acrossChannels();
        double most = Math.max(ROUNDING, ValueRange.of(values, 0, values.length).max());
        int[] argb = new int[values.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = ColourScale.SEQUENTIAL.argb(values[i] / most);
        }
        WritableImage drawn = new WritableImage(map.width(), map.height());
        drawn.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        map.width(),
                        map.height(),
                        PixelFormat.getIntArgbInstance(),
                        argb,
                        0,
                        map.width());
        image.setImage(drawn);
        scale.setText(
                String.format(
                        Locale.ROOT,
                        "dark 0, yellow %s%s; the largest of %d channels",
                        text(most),
                        Double.isInfinite(map.largest()) ? ", pink infinite" : "",
                        map.channels()));
    }

    private static boolean holds(List<Finding> findings, double largest) {
        return findings.isEmpty()
                ? largest <= ROUNDING
                : findings.stream().allMatch(Finding::holds);
    }

    private static String verdict(SceneFindings.Against against, double largest) {
        String word =
                against.findings().isEmpty()
                        ? "being proved ..."
                        : holds(against.findings(), largest)
                                ? "the same function"
                                : "not the same function";
        return "largest difference %s: %s".formatted(text(largest), word);
    }

    private static String line(Finding finding) {
        return "%s %s  %s relative (limit %s)"
                .formatted(
                        finding.engine(),
                        finding.type(),
                        text(finding.worst().relative()),
                        finding.type() == Precision.FLOAT32 ? "1e-5" : "1e-12");
    }

    private static String text(double value) {
        if (Double.isInfinite(value)) {
            return "infinite";
        }
        return value == 0
                ? "0"
                : value >= 0.01 && value < 1000
                        ? String.format(Locale.ROOT, "%.3g", value)
                        : String.format(Locale.ROOT, "%.1e", value);
    }
}
