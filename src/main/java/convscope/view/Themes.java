package convscope.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import convscope.session.Theme;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Parent;

/** Puts the chosen theme on. */
final class Themes {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private Themes() {}

    static void apply(Theme theme, Parent root) {
        String sheet =
                switch (theme) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                };
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
        root.pseudoClassStateChanged(DARK, theme == Theme.DARK);
    }
}
