package convscope.view.tabs;

import java.util.function.Function;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

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
        String words = empty || item == null ? null : says.apply(item);
        setText(words);
        setTooltip(words == null || words.length() < LONG ? null : new Tooltip(words));
    }
}
