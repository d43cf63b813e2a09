package convscope.view.tabs;

import javafx.scene.paint.Color;

/**
 * What charts are drawn with. One colour for each meaning, which colour-blind people tell apart (M.
 * Okabe, K. Ito, Color Universal Design, 2008).
 */
record Inks(
        Color ground,
        Color text,
        Color faint,
        Color squeeze,
        Color hidden,
        Color gate,
        Color other,
        Color chosen) {

    private static final Inks LIGHT =
            new Inks(
                    Color.WHITE,
                    Color.web("#24292f"),
                    Color.web("#8c959f"),
                    Color.web("#0072b2"),
                    Color.web("#009e73"),
                    Color.web("#d55e00"),
                    Color.web("#cc79a7"),
                    Color.web("#e6007e"));
    private static final Inks DARK =
            new Inks(
                    Color.web("#0d1117"),
                    Color.web("#e6edf3"),
                    Color.web("#7d8590"),
                    Color.web("#56b4e9"),
                    Color.web("#2bc99a"),
                    Color.web("#f0943c"),
                    Color.web("#dd9cc0"),
                    Color.web("#ff5ab0"));

    static Inks of(boolean dark) {
        return dark ? DARK : LIGHT;
    }
}
