package convscope.view.tabs;

import javafx.scene.text.Font;

/** What canvases write in: the program's own typeface, which the window loads. */
public final class Letters {

    private Letters() {}

    public static Font plain(double size) {
        return Font.font("Inter", size);
    }

    public static Font heading(double size) {
        return Font.font("Inter Semi Bold", size);
    }
}
