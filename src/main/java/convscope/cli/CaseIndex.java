package convscope.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The list that lies among reference cases: {@code verify *.json} names it too. */
final class CaseIndex {

    private CaseIndex() {}

    /** {@return whether the file is an object that has {@code blocks} and no {@code graph}} */
    static boolean is(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        boolean blocks = false;
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals("graph")) {
                    return false;
                }
                blocks |= parser.currentName().equals("blocks");
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException broken) {
            return false;
        }
        return blocks;
    }
}
