package convscope.view.tabs.pixel;

import convscope.analysis.Dependencies;
import convscope.analysis.ReceptiveField;
import convscope.analysis.ValueSet;
import convscope.graph.Graph;
import convscope.model.Shape;
import convscope.picture.Picture;
import convscope.view.tabs.TabValues;

/**
 * What one value depends on, of the design's input.
 *
 * @param node whose value it is, by its path
 * @param channel of the value
 * @param row of the value
 * @param column of the value
 * @param seen exactly the input values that could change it
 * @param field the theoretical extent
 * @param picture as the design sees it
 * @param dark whether the ground is dark
 */
record Dependency(
        String node,
        int channel,
        int row,
        int column,
        ValueSet seen,
        ReceptiveField field,
        Picture picture,
        boolean dark) {

    static Dependency of(
            TabValues shown, int value, ReceptiveField field, int channel, int row, int column) {
        Graph graph = shown.focus().lowered().graph();
        String node = value == Graph.INPUT ? "input" : graph.nodes().get(value).id();
        ValueSet seen = Dependencies.of(graph, value, channel, row, column).on(Graph.INPUT);
        return new Dependency(
                node, channel, row, column, seen, field, shown.result().seen(), shown.dark());
    }

    Shape input() {
        return seen.shape();
    }

    /** {@return such as {@code rows −3…3, columns 5…11}; nothing where it is the whole input} */
    String extent() {
        return field.everything()
                ? ""
                : "rows %s, columns %s"
                        .formatted(
                                PixelWords.span(
                                        field.rows().firstAt(row), field.rows().lastAt(row)),
                                PixelWords.span(
                                        field.columns().firstAt(column),
                                        field.columns().lastAt(column)));
    }
}
