package convscope.gpucheck;

import convscope.bench.Timings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured of one contestant.
 *
 * @param who ours, or a mode of PyTorch's
 * @param pass the forward pass by the contestant's own clock, device events on a card
 * @param whole from the input in memory to the output in memory
 * @param difference how far its output is from ours, as a part of ours' largest number
 */
record Standing(String who, Timings pass, Timings whole, double difference) {

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("pass", figures(pass));
        values.put("whole", figures(whole));
        values.put("difference", difference);
        return values;
    }

    /** {@return how long ours takes as a part of this one, by both clocks} */
    Map<String, Object> ratios(Standing ours) {
        return Map.of("pass", ours.pass.ratio(pass), "whole", ours.whole.ratio(whole));
    }

    private static Map<String, Object> figures(Timings timings) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("median", timings.median());
        figures.put("minimum", timings.minimum());
        figures.put("runs", timings.runs());
        return figures;
    }
}
