package convscope.document;

import com.fasterxml.jackson.core.JsonGenerator;
import convscope.model.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of the unsaved design beside the preferences, one file a running program. A copy whose
 * program runs no more was left by a crash, and is offered at the next start.
 *
 * @param folder where the copies lie
 * @param process the id of the running program
 */
public record Autosave(Path folder, long process) {

    private static final Pattern COPY = Pattern.compile("autosave-([0-9]{1,18})\\.json");

    /**
     * {@return this program's copies in a folder such as {@link
     * convscope.place.UserFolders#configuration()}}
     */
    public static Autosave in(Path folder) {
        return new Autosave(folder, ProcessHandle.current().pid());
    }

    /**
     * A design that a crash left behind.
     *
     * @param design the unsaved design
     * @param origin the file from which it came, if any
     * @param when the time of the copy
     * @param copy the file that holds it
     */
    public record Left(Design design, Optional<Path> origin, Instant when, Path copy) {}

    /** {@return whether the copy could be written} */
    public boolean keep(Design design, Optional<Path> origin) {
        String text = JsonLayout.text((json, layout) -> copy(json, layout, design, origin)) + "\n";
        try {
            Files.createDirectories(folder);
            TextFile.write(own(), text);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void copy(
            JsonGenerator json, JsonLayout layout, Design design, Optional<Path> origin)
            throws IOException {
        layout.lines();
        json.writeStartObject();
        if (origin.isPresent()) {
            json.writeStringField("origin", origin.get().toString());
        }
        json.writeFieldName("design");
        new DesignWriter(json, layout).design(design);
        json.writeEndObject();
    }

    /** Removes the copy: the design was saved, or its user does not want it. */
    public void discard() {
        remove(own());
    }

    /** Makes a copy that was offered this program's own. */
    public void adopt(Left left) {
        try {
            Files.move(left.copy(), own(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // It stays where it is, and is offered again at the next start.
        }
    }

    /** Removes a copy that was offered. */
    public void discard(Left left) {
        remove(left.copy());
    }

    /** {@return what crashes left behind, the newest first; broken copies are passed over} */
    public List<Left> left() {
        List<Left> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(this::isAbandoned).forEach(copy -> read(copy).ifPresent(all::add));
        } catch (IOException e) {
            return List.of();
        }
        all.sort(Comparator.comparing(Left::when).reversed());
        return all;
    }

    private Path own() {
        return folder.resolve("autosave-" + process + ".json");
    }

    private boolean isAbandoned(Path file) {
        Matcher name = COPY.matcher(TextFile.name(file));
        return name.matches() && !isRunning(Long.parseLong(name.group(1)));
    }

    /** After a restart of the machine this program may bear the crashed one's number. */
    private boolean isRunning(long other) {
        return other != process
                && ProcessHandle.of(other).map(ProcessHandle::isAlive).orElse(false);
    }

    private static Optional<Left> read(Path copy) {
        String file = TextFile.name(copy);
        try {
            FileTime when = Files.getLastModifiedTime(copy);
            String text = TextFile.read(copy, DesignFile.MOST_BYTES);
            Cursor at = Cursor.root(file, JsonReader.read(text, file));
            Design design = DesignReader.design(at.get("design", "a design"), "unsaved");
            Optional<Path> origin =
                    at.has("origin")
                            ? Optional.of(Path.of(at.get("origin").text("a path")))
                            : Optional.empty();
            return Optional.of(new Left(design, origin, when.toInstant(), copy));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void remove(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            // It is offered again at the next start, which is better than losing it.
        }
    }
}
