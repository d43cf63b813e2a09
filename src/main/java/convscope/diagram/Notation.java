package convscope.diagram;

import convscope.diagram.Lettering.Line;
import convscope.diagram.Lettering.Span;
import convscope.graph.Place;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a layer's box, in the notation of the ResNeXt paper's figure 3: input channels,
 * kernel, output channels, and the groups on a line of their own.
 *
 * @param lines the first is the notation, the others are smaller
 * @param slim whether it is a small layer: batch norm, an activation and the like
 * @param gate whether it makes a gate
 */
record Notation(List<Line> lines, boolean slim, boolean gate) {

    private static final double MAIN = 15;
    private static final double SMALL = 12;

    static Notation of(Place place, Layer layer) {
        Notation notation = of(layer, place.input());
        if (place.derived() || !(place.block() instanceof Named named)) {
            return notation;
        }
        List<Line> lines = new ArrayList<>(notation.lines);
        lines.add(small(Lettering.name(named.name(), SMALL, Typeface.REGULAR)));
        return new Notation(lines, false, notation.gate);
    }

    private static Notation of(Layer layer, @Nullable Shape input) {
        return switch (layer) {
            case Layer.Conv conv -> conv(conv, input);
            case Layer.FullyConnected full -> {
                String values = input == null ? "?" : Long.toString(input.elements());
                yield box(triple(values, "fc", full.out()));
            }
            case Layer.BatchNorm norm -> slim("BN");
            case Layer.Relu relu -> slim("ReLU");
            case Layer.Sigmoid sigmoid -> gate("sigmoid");
            case Layer.Softmax softmax -> gate("softmax");
            case Layer.Identity identity -> slim("identity");
            case Layer.Dropout dropout -> slim("dropout " + number(dropout.rate()));
            case Layer.Lrn lrn -> slim("LRN " + lrn.size());
            case Layer.Scale scale -> slim("\u00d7 " + number(scale.factor()));
            case Layer.Flatten flatten -> slim("flatten");
            case Layer.GlobalAvgPool pool -> box(words("global pool"));
            case Layer.MaxPool pool ->
                    box(words("max pool, " + window(pool.kernel(), pool.stride())));
            case Layer.AvgPool pool ->
                    box(words("avg pool, " + window(pool.kernel(), pool.stride())));
            case Layer.Slice slice ->
                    box(
                            words(
                                    String.format(
                                            Locale.ROOT,
                                            "channels %d to %d",
                                            slice.from(),
                                            slice.to() - 1)));
            case Layer.PadChannels pad -> box(words(padded(pad)));
            case Layer.Subsample subsample -> box(words("subsample, /" + subsample.stride()));
            case Layer.Shuffle shuffle -> box(words("shuffle, " + shuffle.groups() + " groups"));
        };
    }

    private static Notation conv(Layer.Conv conv, @Nullable Shape input) {
        String channels = input == null ? "?" : Integer.toString(input.channels());
        List<Span> spans =
                new ArrayList<>(
                        triple(channels, Lettering.crossed(conv.kernel().toString()), conv.out()));
        if (!conv.stride().equals(Extent.ONE)) {
            spans.add(new Span(", /" + step(conv.stride()), Ink.INK));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(spans, MAIN, Typeface.SEMIBOLD));
        if (conv.groups() > 1) {
            lines.add(small("group = " + conv.groups()));
        }
        if (!conv.dilation().equals(Extent.ONE)) {
            lines.add(small("dilation = " + step(conv.dilation())));
        }
        return new Notation(lines, false, false);
    }

    private static List<Span> triple(String in, String kernel, int out) {
        return List.of(
                new Span(in, Ink.INPUT),
                new Span(", ", Ink.INK),
                new Span(kernel, Ink.KERNEL),
                new Span(", ", Ink.INK),
                new Span(Integer.toString(out), Ink.OUTPUT));
    }

    private static String padded(Layer.PadChannels pad) {
        return pad.front() == 0
                ? "pad " + pad.back() + " channels"
                : String.format(Locale.ROOT, "pad %d + %d channels", pad.front(), pad.back());
    }

    private static String window(Extent kernel, Extent stride) {
        String size = Lettering.crossed(kernel.toString());
        return stride.equals(Extent.ONE) ? size : size + ", /" + step(stride);
    }

    private static String step(Extent extent) {
        return extent.isSquare()
                ? Integer.toString(extent.height())
                : Lettering.crossed(extent.toString());
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static List<Span> words(String text) {
        return List.of(new Span(text, Ink.INK));
    }

    private static Line small(String text) {
        return Line.of(text, Ink.MUTED, SMALL, Typeface.REGULAR);
    }

    private static Notation box(List<Span> spans) {
        return new Notation(List.of(new Line(spans, MAIN, Typeface.SEMIBOLD)), false, false);
    }

    private static Notation slim(String text) {
        return new Notation(List.of(Line.of(text, Ink.INK, SMALL, Typeface.REGULAR)), true, false);
    }

    private static Notation gate(String text) {
        return new Notation(List.of(Line.of(text, Ink.GATE, SMALL, Typeface.SEMIBOLD)), true, true);
    }

    /** {@return the words, with a plain x for every cross} */
    String says() {
        return String.join(", ", lines.stream().map(Line::text).toList()).replace('\u00d7', 'x');
    }
}
