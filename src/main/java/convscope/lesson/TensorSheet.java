package convscope.lesson;

import convscope.diagram.Rect;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Role;
import convscope.rewrite.Move.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tensors of a graph as rectangles in a unit square, one row for each layer on the way through:
 * output channels from left to right, input channels from top to bottom. Kernels are not drawn;
 * what is a number for each channel, batch norm or bias, is a flat strip.
 *
 * @param boxes by the tensor's name
 * @param shapes of these tensors
 * @param rows what stands in each row, and at which height it begins
 */
public record TensorSheet(
        Map<String, Rect> boxes, Map<String, List<Integer>> shapes, List<Row> rows) {

    private static final double GAP = 0.012;
    private static final double FLAT = 0.3;

    /**
     * A row of tensors.
     *
     * @param says such as {@code 32 x conv}
     * @param top from 0 to 1
     * @param height from 0 to 1
     */
    public record Row(String says, double top, double height) {}

    public TensorSheet {
        boxes = Map.copyOf(boxes);
        shapes = Map.copyOf(shapes);
        rows = List.copyOf(rows);
    }

    /** One tensor to be laid out. */
    private record Item(String name, List<Integer> shape, String kind) {

        int across() {
            return shape.getFirst();
        }

        int down() {
            return shape.size() == 1 ? 1 : shape.get(1);
        }

        boolean flat() {
            return shape.size() == 1;
        }
    }

    public static TensorSheet of(Graph graph) {
        Map<Integer, List<Item>> levels = levels(graph);
        double total = levels.values().stream().mapToDouble(TensorSheet::weight).sum();
        Map<String, Rect> boxes = new HashMap<>();
        Map<String, List<Integer>> shapes = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        double top = 0;
        for (List<Item> row : levels.values()) {
            double height = weight(row) / total;
            rows.add(new Row(says(row), top, height));
            place(row, top + GAP, height - 2 * GAP, boxes);
            row.forEach(item -> shapes.put(item.name, item.shape));
            top += height;
        }
        return new TensorSheet(boxes, shapes, rows);
    }

    private static double weight(List<Item> row) {
        return row.stream().allMatch(Item::flat) ? FLAT : 1;
    }

    private static String says(List<Item> row) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        row.forEach(item -> kinds.merge(item.kind, 1, Integer::sum));
        List<String> words = new ArrayList<>();
        kinds.forEach((kind, count) -> words.add(count == 1 ? kind : count + " x " + kind));
        return String.join(", ", words);
    }

    private static void place(List<Item> row, double top, double height, Map<String, Rect> boxes) {
        double channels = row.stream().mapToDouble(Item::across).sum();
        double deepest = row.stream().mapToDouble(Item::down).max().orElse(1);
        double gap = row.size() > 1 ? 0.25 / row.size() : 0;
        double left = 0;
        double width = 1 - gap * (row.size() - 1);
        for (Item item : row) {
            double across = width * item.across() / channels;
            double down = Math.max(0.12, item.down() / deepest) * height;
            boxes.put(item.name, new Rect(left, top + (height - down) / 2, across, down));
            left += across + gap;
        }
    }

    /** The tensors by how many layers with tensors lie before them. */
    private static Map<Integer, List<Item>> levels(Graph graph) {
        Map<Integer, Integer> depth = new HashMap<>();
        Map<Integer, List<Item>> levels = new TreeMap<>();
        for (Node node : graph.nodes()) {
            int before =
                    node.inputs().stream().mapToInt(i -> depth.getOrDefault(i, 0)).max().orElse(0);
            Map<Role, List<Integer>> tensors = node.op().tensors();
            depth.put(node.index(), before + (tensors.isEmpty() ? 0 : 2));
            tensors.forEach(
                    (role, shape) -> {
                        boolean bias = role == Role.BIAS && tensors.size() == 2;
                        if (role == Role.WEIGHT || bias) {
                            levels.computeIfAbsent(before + (bias ? 1 : 0), a -> new ArrayList<>())
                                    .add(
                                            new Item(
                                                    node.tensor(role),
                                                    shape,
                                                    bias ? "bias" : word(node.kind())));
                        }
                    });
        }
        return levels;
    }

    private static String word(String kind) {
        return kind.equals("batchNorm") ? "batch norm" : kind;
    }

    /** {@return where a part of a tensor is drawn, if the tensor is} */
    public Optional<Rect> rect(Region region) {
        Rect box = boxes.get(region.tensor());
        List<Integer> shape = shapes.get(region.tensor());
        if (box == null || shape == null) {
            return Optional.empty();
        }
        double across = box.width() / shape.getFirst();
        boolean flat = shape.size() == 1;
        double down = box.height() / (flat ? 1 : shape.get(1));
        return Optional.of(
                new Rect(
                        box.x() + region.start().getFirst() * across,
                        box.y() + (flat ? 0 : region.start().get(1) * down),
                        region.extent().getFirst() * across,
                        (flat ? 1 : region.extent().get(1)) * down));
    }
}
