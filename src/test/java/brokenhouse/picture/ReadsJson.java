package brokenhouse.picture;

import com.fasterxml.jackson.databind.JsonNode;

/** A picture that knows about files of another kind. */
record ReadsJson(JsonNode node) {}
