package convscope.document;

import com.fasterxml.jackson.core.JsonGenerator;
import convscope.document.Preferences.Window;
import convscope.session.EngineChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The preferences as one small JSON file. A file that is missing, broken or cannot be written hurts
 * nobody: whatever cannot be read takes its default, one entry at a time.
 */
public record PreferencesFile(Path path) {

    private static final int MOST_BYTES = 1 << 20;
    private static final double FARTHEST = 100_000;

    /**
     * {@return the file in a folder such as {@link convscope.place.UserFolders#configuration()}}
     */
    public static PreferencesFile in(Path folder) {
        return new PreferencesFile(folder.resolve("preferences.json"));
    }

    /** {@return what the file says; the default for all that it does not say legally} */
    public Preferences load() {
        Preferences none = Preferences.DEFAULT;
        try {
            String file = TextFile.name(path);
            Cursor at = Cursor.root(file, JsonReader.read(TextFile.read(path, MOST_BYTES), file));
            at.object("an object");
            return new Preferences(
                    or(() -> at.get("dark").truth(), none.dark()),
                    or(() -> Optional.of(window(at.get("window"))), none.window()),
                    or(() -> Optional.of(path(at.get("folder"))), none.folder()),
                    engine(at),
                    or(() -> at.get("motion").truth(), none.motion()),
                    or(() -> recent(at.get("recent")), none.recent()));
        } catch (DesignException e) {
            return none;
        }
    }

    /** {@return whether the preferences could be written} */
    public boolean save(Preferences preferences) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            TextFile.write(
                    path,
                    JsonLayout.text((json, layout) -> write(preferences, json, layout)) + "\n");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Something that a file may not say. */
    private interface Entry<T> {
        T read() throws DesignException;
    }

    private static <T> T or(Entry<T> entry, T otherwise) {
        try {
            return entry.read();
        } catch (DesignException e) {
            return otherwise;
        }
    }

    private static EngineChoice engine(Cursor at) {
        EngineChoice none = EngineChoice.USUAL;
        return new EngineChoice(
                or(() -> word(at.get("engine")), none.engine()),
                or(() -> at.get("threads").whole(0, EngineChoice.MOST_THREADS), none.threads()),
                or(() -> at.get("fastMath").truth(), none.fastMath()));
    }

    private static String word(Cursor at) throws DesignException {
        String word = at.text("an engine's name");
        if (!word.matches("[a-z0-9]{1,20}")) {
            throw at.not("an engine's name");
        }
        return word;
    }

    private static Window window(Cursor at) throws DesignException {
        return new Window(
                pixels(at.get("x"), -FARTHEST),
                pixels(at.get("y"), -FARTHEST),
                pixels(at.get("width"), 1),
                pixels(at.get("height"), 1),
                at.get("maximised").truth());
    }

    private static double pixels(Cursor at, double least) throws DesignException {
        return at.number(least, FARTHEST, "a number of pixels");
    }

    private static Path path(Cursor at) throws DesignException {
        try {
            return Path.of(at.text("a path"));
        } catch (InvalidPathException e) {
            throw at.not("a path");
        }
    }

    private static RecentFiles recent(Cursor at) throws DesignException {
        List<Path> paths = new ArrayList<>();
        for (Cursor item : at.items("a list of paths")) {
            or(() -> Optional.of(path(item)), Optional.<Path>empty()).ifPresent(paths::add);
        }
        return new RecentFiles(paths);
    }

    private static void write(Preferences preferences, JsonGenerator json, JsonLayout layout)
            throws IOException {
        layout.lines();
        json.writeStartObject();
        json.writeBooleanField("dark", preferences.dark());
        if (preferences.window().isPresent()) {
            write(preferences.window().get(), json);
        }
        if (preferences.folder().isPresent()) {
            json.writeStringField("folder", preferences.folder().get().toString());
        }
        EngineChoice engine = preferences.engine();
        json.writeStringField("engine", engine.engine());
        json.writeNumberField("threads", engine.threads());
        json.writeBooleanField("fastMath", engine.fastMath());
        json.writeBooleanField("motion", preferences.motion());
        json.writeArrayFieldStart("recent");
        for (Path path : preferences.recent().paths()) {
            json.writeString(path.toString());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Window window, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("window");
        json.writeNumberField("x", window.x());
        json.writeNumberField("y", window.y());
        json.writeNumberField("width", window.width());
        json.writeNumberField("height", window.height());
        json.writeBooleanField("maximised", window.maximised());
        json.writeEndObject();
    }
}
