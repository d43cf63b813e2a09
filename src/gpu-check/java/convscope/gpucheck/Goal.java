package convscope.gpucheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How fast the engine shall be beside PyTorch on the same card.
 *
 * @param subject what is measured
 * @param mode how PyTorch runs it
 * @param most the ratio of the medians of a pass, ours by PyTorch's, at most
 */
record Goal(String subject, String mode, double most) {

    static final List<Goal> ALL =
            Stream.concat(
                            Stream.of(
                                    new Goal("resnext50-32x4d x1", "eager", 0.8),
                                    new Goal("resnext50-32x4d x1", "graph", 1.2)),
                            Subject.ALL.stream()
                                    .filter(subject -> subject.batch() > 1)
                                    .map(each -> new Goal(each.name(), "channels_last", 1.1)))
                    .toList();

    /**
     * {@return met, missed or not measured, with the numbers}
     *
     * @param measured what was found of the subject
     */
    String says(JsonNode measured) {
        JsonNode ratio = measured.path("ratios").path(mode).path("pass");
        String asked = String.format(Locale.ROOT, "%s at most %.1f of %s", subject, most, mode);
        return ratio.isNumber()
                ? String.format(
                        Locale.ROOT,
                        "%-6s  %s: %.3f",
                        ratio.asDouble() <= most ? "met" : "missed",
                        asked,
                        ratio.asDouble())
                : "not measured  " + asked;
    }
}
