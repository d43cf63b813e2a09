package convscope.view.tabs.kernels;

import convscope.view.tabs.kernels.KernelWeights.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one output channel besides its kernels: bias and batch norm, to be typed over.
 */
final class ChannelRows extends GridPane {

    /** What the user does to a value. */
    interface Edits {
        void set(Tensor tensor, int channel, float value, boolean typing);

        void giveUp();
    }

    private record Row(String name, WeightField field) {}

    private final Label refusal = new Label();
    private final List<Row> fields = new ArrayList<>();
    private List<Tensor> shown = List.of();
    private @Nullable Edits edits;
    private int channel;

    ChannelRows() {
        super(8, 4);
        setAlignment(Pos.TOP_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("kernel-rows");
        refusal.getStyleClass().add("refusal");
        refusal.setId("row-refusal");
        refusal.setWrapText(true);
        refusal.setMaxWidth(190);
    }

    void setEdits(Edits handler) {
        edits = handler;
    }

    void show(List<Tensor> tensors, int of) {
        channel = of;
        shown = tensors;
        List<String> names = tensors.stream().map(Tensor::name).toList();
        if (!names.equals(fields.stream().map(Row::name).toList())) {
            build(tensors);
        }
        for (int i = 0; i < tensors.size(); i++) {
            fields.get(i).field.show(tensors.get(i).value(of));
        }
        setVisible(!tensors.isEmpty());
        setManaged(!tensors.isEmpty());
    }

    private void build(List<Tensor> tensors) {
        getChildren().clear();
        fields.clear();
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            WeightField field = new WeightField(new Typing(i), tensor.variance());
            field.setId("row-" + tensor.title().replace(' ', '-'));
            field.setPrefWidth(78);
            Label title = new Label(tensor.title());
            title.getStyleClass().add("tab-text");
            title.setTooltip(new Tooltip(tensor.name() + ": one value per output channel"));
            fields.add(new Row(tensor.name(), field));
            addRow(i, title, field);
        }
        add(refusal, 0, tensors.size(), 2, 1);
    }

    /** What happens in one row's field. */
    private final class Typing implements WeightField.Listener {

        private final int row;

        Typing(int row) {
            this.row = row;
        }

        @Override
        public void typed(float value, boolean typing) {
            Objects.requireNonNull(edits).set(shown.get(row), channel, value, typing);
        }

        @Override
        public void givenUp() {
            Objects.requireNonNull(edits).giveUp();
        }

        @Override
        public void refused(String sentence) {
            refusal.setText(sentence);
        }

        @Override
        public void leave(int right, int down) {
            int next = Math.clamp(row + right + down, 0, fields.size() - 1);
            if (next == row) {
                fields.get(row).field.getParent().requestFocus();
            } else {
                fields.get(next).field.requestFocus();
            }
        }
    }
}
