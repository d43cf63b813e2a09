package convscope.gpucheck;

import java.util.Map;

/**
 * What was found of one item.
 *
 * @param ok whether what must hold does
 * @param says the same in a line for the screen
 * @param values numbers, texts, lists and maps for the result file
 */
record Finding(boolean ok, String says, Map<String, ?> values) {

    /** {@return that an item could not be tried, with the reason in one sentence} */
    static Finding fault(String sentence) {
        return new Finding(false, sentence, Map.of());
    }

    /** Finds something. */
    @FunctionalInterface
    interface Search {
        Finding find() throws Exception;
    }
}
