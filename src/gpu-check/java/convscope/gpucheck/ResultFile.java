package convscope.gpucheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What was found, as JSON: the head, and {@code step: {item: {ok, says, ...}}}. It is written after
 * each item, so that a run that was cut off goes on where it stood.
 */
final class ResultFile {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path path;
    private final ObjectNode root;

    private ResultFile(Path path, ObjectNode root) {
        this.path = path;
        this.root = root;
    }

    /**
     * {@return the file, with what earlier runs found}
     *
     * @param head what was run where; findings of another head are none of this one's
     * @param again whether earlier findings are forgotten
     * @throws CheckException if the file is of another machine, bundle or engine, or cannot be
     *     written
     */
    static ResultFile open(Path path, Map<String, ?> head, boolean again) throws CheckException {
        ObjectNode now = JSON.valueToTree(head);
        ResultFile result = new ResultFile(path, again ? now : earlier(path, now));
        if (!result.root.has("date")) {
            result.root.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        result.write();
        return result;
    }

    private static ObjectNode earlier(Path path, ObjectNode head) throws CheckException {
        if (Files.notExists(path)) {
            return head;
        }
        ObjectNode before = read(path);
        for (Map.Entry<String, JsonNode> part : head.properties()) {
            if (!part.getValue().equals(before.path(part.getKey()))) {
                throw new CheckException(
                        "%s is of another %s; --again replaces it, --result FILE writes elsewhere."
                                .formatted(path, part.getKey()));
            }
        }
        return before;
    }

    private static ObjectNode read(Path path) throws CheckException {
        try {
            if (JSON.readTree(path.toFile()) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException unreadable) {
            throw new CheckException(path + " cannot be read as JSON; --again replaces it.");
        }
        throw new CheckException(path + " is no result of this check; --again replaces it.");
    }

    /** {@return a file beside this one, which tells more} */
    Path beside(String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    /** {@return what was said of an item that held, if it did} */
    Optional<String> held(String step, String item) {
        JsonNode found = find(step, item);
        return found.path("ok").asBoolean()
                ? Optional.of(found.path("says").asText())
                : Optional.empty();
    }

    /** {@return what was found of an item; a missing node where it was not tried} */
    JsonNode find(String step, String item) {
        return root.path(step).path(item);
    }

    void put(String step, String item, Finding finding) throws CheckException {
        ObjectNode found = root.withObjectProperty(step).putObject(item);
        found.put("ok", finding.ok()).put("says", finding.says());
        found.setAll((ObjectNode) JSON.valueToTree(finding.values()));
        write();
    }

    /** Beside the findings: what they were measured against, and what follows from them. */
    void put(String name, JsonNode about) throws CheckException {
        root.set(name, about);
        write();
    }

    private void write() throws CheckException {
        try {
            Path part = beside(".part");
            JSON.writeValue(part.toFile(), root);
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new CheckException(path + " cannot be written; --result FILE writes elsewhere.");
        }
    }
}
