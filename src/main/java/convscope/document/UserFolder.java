package convscope.document;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the program keeps what belongs to its user: the system property {@value #PROPERTY} if it is
 * set, else the platform's place for configuration.
 */
public final class UserFolder {

    public static final String PROPERTY = "convscope.home";

    private UserFolder() {}

    public static Path path() {
        return path(UserFolder::property, UserFolder::variable);
    }

    static Path path(UnaryOperator<String> property, UnaryOperator<String> variable) {
        String own = property.apply(PROPERTY);
        if (!own.isBlank()) {
            return Path.of(own);
        }
        Path home = Path.of(property.apply("user.home"));
        String system = property.apply("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return or(variable.apply("APPDATA"), home.resolve("AppData").resolve("Roaming"))
                    .resolve("ConvScope");
        }
        return system.startsWith("mac")
                ? home.resolve("Library").resolve("Application Support").resolve("ConvScope")
                : or(variable.apply("XDG_CONFIG_HOME"), home.resolve(".config"))
                        .resolve("convscope");
    }

    /** A relative path in such a variable is to be ignored (XDG base directory specification). */
    private static Path or(String text, Path otherwise) {
        return text.isBlank() || !Path.of(text).isAbsolute() ? otherwise : Path.of(text);
    }

    private static String property(String name) {
        return orEmpty(System.getProperty(name));
    }

    private static String variable(String name) {
        return orEmpty(System.getenv(name));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
