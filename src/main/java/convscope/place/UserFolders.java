package convscope.place;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The user's folders by the rules of his platform, whether or not they are there. */
public final class UserFolders {

    /** The system property that names one folder for everything. */
    public static final String PROPERTY = "convscope.home";

    /** The variable of the environment that names the folder of the unpacked libraries. */
    public static final String CACHE = "CONVSCOPE_CACHE";

    private final UnaryOperator<String> property;
    private final UnaryOperator<String> variable;

    /**
     * @param property gives a system property, empty where there is none
     * @param variable gives a variable of the environment, empty where there is none
     */
    UserFolders(UnaryOperator<String> property, UnaryOperator<String> variable) {
        this.property = property;
        this.variable = variable;
    }

    /** {@return those of the user who runs this} */
    public static UserFolders ofThisUser() {
        return new UserFolders(
                name -> orEmpty(System.getProperty(name)), name -> orEmpty(System.getenv(name)));
    }

    /** {@return where settings and automatic copies are kept} */
    public Path configuration() {
        return switch (platform()) {
            case WINDOWS -> windows("APPDATA", "Roaming");
            case MAC -> mac("Application Support");
            case OTHER -> other("XDG_CONFIG_HOME", Path.of(".config"));
        };
    }

    /** {@return where the log is kept} */
    public Path state() {
        return asked().orElseGet(
                        () ->
                                switch (platform()) {
                                    case WINDOWS -> windows("LOCALAPPDATA", "Local");
                                    case MAC -> mac("Logs");
                                    case OTHER ->
                                            other("XDG_STATE_HOME", Path.of(".local", "state"));
                                });
    }

    /** {@return where what can be made again is kept, unless {@link #asked} says another} */
    public Path cache() {
        return switch (platform()) {
            case WINDOWS -> windows("LOCALAPPDATA", "Local");
            case MAC -> mac("Caches");
            case OTHER -> other("XDG_CACHE_HOME", Path.of(".cache"));
        };
    }

    /** {@return the folder that {@value #CACHE} names, if it names one} */
    public Optional<Path> asked() {
        try {
            return Optional.of(variable.apply(CACHE))
                    .filter(text -> !text.isBlank())
                    .map(text -> Path.of(text).toAbsolutePath());
        } catch (InvalidPathException noName) {
            return Optional.empty();
        }
    }

    /** {@return the folder for files that need not outlive the program} */
    Path temporary() {
        return Path.of(property.apply("java.io.tmpdir"));
    }

    private enum Platform {
        WINDOWS,
        MAC,
        OTHER
    }

    private Platform platform() {
        String system = property.apply("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return Platform.WINDOWS;
        }
        return system.startsWith("mac") ? Platform.MAC : Platform.OTHER;
    }

    private Path windows(String name, String folder) {
        return own().orElseGet(
                        () ->
                                or(name, home().resolve("AppData").resolve(folder))
                                        .resolve("ConvScope"));
    }

    private Path mac(String folder) {
        return own().orElseGet(
                        () -> home().resolve("Library").resolve(folder).resolve("ConvScope"));
    }

    private Path other(String name, Path folder) {
        return own().orElseGet(() -> or(name, home().resolve(folder)).resolve("convscope"));
    }

    private Optional<Path> own() {
        return Optional.of(property.apply(PROPERTY)).filter(text -> !text.isBlank()).map(Path::of);
    }

    private Path home() {
        return Path.of(property.apply("user.home"));
    }

    /** A relative path in such a variable is to be ignored (XDG base directory specification). */
    private Path or(String name, Path otherwise) {
        String text = variable.apply(name);
        return text.isBlank() || !Path.of(text).isAbsolute() ? otherwise : Path.of(text);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
