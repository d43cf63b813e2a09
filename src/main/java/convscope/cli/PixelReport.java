package convscope.cli;

import convscope.engine.Difference;
import convscope.trace.Cell;
import convscope.trace.Making;
import convscope.trace.Patch;
import convscope.trace.Trace;
import convscope.trace.TracedNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What {@code pixel} says.
 *
 * @param traced the node
 * @param trace how its value was made
 * @param engine who computed it too
 * @param engineValue what it got
 */
record PixelReport(TracedNode traced, Trace trace, String engine, double engineValue) {

    Map<String, Object> json() {
        Patch patch = trace.patch();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("node", traced.node().id());
        json.put("kind", traced.node().kind());
        json.put("channel", trace.channel());
        json.put("at", List.of(patch.row(), patch.column()));
        json.put("rows", list(patch.height(), patch::inputRow));
        json.put("columns", list(patch.width(), patch::inputColumn));
        json.put("inputChannels", list(trace.inputs(), c -> trace.firstInput() + c));
        json.put(
                "padding",
                list(
                        patch.height(),
                        i -> list(patch.width(), j -> patch.cell(i, j) != Cell.INPUT)));
        json.put("patch", list(trace.values()));
        json.put("kernel", list(trace.kernel()));
        json.put("products", list(trace.products()));
        json.put("partialSums", list(trace.partialSums()));
        json.put("bias", trace.bias());
        switch (trace.making()) {
            case Making.WeightedSum sum -> {}
            case Making.Mean mean -> json.put("divisor", mean.divisor());
            case Making.Greatest one ->
                    json.put("greatest", List.of(one.tapRow(), one.tapColumn()));
        }
        json.put("result", trace.result());
        json.put("engine", engine);
        json.put("engineValue", engineValue);
        json.put("difference", difference());
        return json;
    }

    double difference() {
        return Difference.apart(trace.result(), engineValue);
    }

    private static <T> List<T> list(int count, IntFunction<T> value) {
        return IntStream.range(0, count).mapToObj(value).toList();
    }

    private static List<List<List<Double>>> list(double[][][] maps) {
        return Arrays.stream(maps)
                .map(map -> Arrays.stream(map).map(PixelReport::list).toList())
                .toList();
    }

    private static List<Double> list(double[] row) {
        return Arrays.stream(row).boxed().toList();
    }

    String text() {
        return new PixelText(this).text();
    }
}
