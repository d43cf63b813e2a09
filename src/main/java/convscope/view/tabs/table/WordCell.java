package convscope.view.tabs.table;

import java.text.Bidi;
import java.util.Arrays;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A cell of words. Where they do not fit they lose their middle, and stand whole in a tooltip. */
final class WordCell<T> extends TableCell<LayerRow, T> {

    private static final int LONG = 24;

    private final Function<T, String> says;

    WordCell(Function<T, String> says) {
        this.says = says;
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        show(empty || item == null ? null : says.apply(item));
    }

    private void show(@Nullable String words) {
        boolean turns = words != null && Bidi.requiresBidi(words.toCharArray(), 0, words.length());
        setText(turns ? null : words);
        setGraphic(turns && words != null ? names(words) : null);
        setTooltip(words == null || words.length() < LONG ? null : new Tooltip(words));
    }

    /** The names of a path stand from left to right, whichever way each of them is read. */
    private static HBox names(String path) {
        HBox names = new HBox();
        names.setAlignment(Pos.CENTER_LEFT);
        Arrays.stream(path.split("(?<=\\.)", -1))
                .forEach(
                        name -> {
                            Label label = new Label(name.replaceFirst("\\.$", ""));
                            label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
                            names.getChildren().add(label);
                            if (name.endsWith(".")) {
                                names.getChildren().add(new Label("."));
                            }
                        });
        return names;
    }
}
