package convscope.cli;

import convscope.diagram.Drawing;
import convscope.diagram.MapSheet;
import convscope.diagram.Palette;
import convscope.diagram.RasterImage;
import convscope.engine.EngineException;
import convscope.export.DiagramFile;
import convscope.graph.Graph;
import convscope.picture.ColourScale;
import convscope.picture.FeatureMaps;
import convscope.picture.MapAtlas;
import convscope.picture.MapOrder;
import convscope.picture.MapScaling;
import convscope.picture.Sheet;
import convscope.picture.Statistics;
import convscope.picture.ValueRange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "maps", description = "Draws all feature maps of one node in a sheet.")
final class MapsVerb implements Callable<Integer> {

    private static final int PAPER = 0xFFFFFFFF;
    private static final double ASPECT = 1.6;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DESIGN", description = "A file, a name, or a recipe with parameters.")
    private String design;

    @Option(
            names = "--input",
            paramLabel = "PICTURE",
            description = "A picture's file or a sample picture's name (the cat).")
    private @Nullable String input;

    @Option(
            names = "--node",
            required = true,
            paramLabel = "PATH",
            description = "Whose maps, or input, or output.")
    private String node;

    @Mixin private PassOptions options;

    @Option(
            names = "--scale",
            paramLabel = "layer|map",
            description = "Which values share one range of colours (${DEFAULT-VALUE}).",
            defaultValue = "layer")
    private Scale scale;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "MAPS.png|.svg",
            description = "Where the sheet is saved.")
    private TargetFile out;

    enum Scale {
        LAYER,
        MAP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException, EngineException, UserFault {
        Subject subject = Subject.sound(design, options.shape());
        int index = KeptNodes.index(node, subject);
        out.check(".png", ".svg");
        try (INDArray fed = InputSource.of(input, subject, spec.commandLine().getErr());
                PassOptions.Computed computed =
                        options.run(
                                subject, fed, index == Graph.INPUT ? Set.of() : Set.of(index))) {
            INDArray value = computed.activations().value(index).orElse(fed);
            if (value.size(0) != 1) {
                throw new UserFault("A sheet shows one picture, not a batch of several.");
            }
            draw(FeatureMaps.copyOf(value));
        }
        return CommandLineProgram.DONE;
    }

    private void draw(FeatureMaps maps) throws IOException {
        MapScaling scaling =
                switch (scale) {
                    case LAYER -> new MapScaling.PerLayer();
                    case MAP -> new MapScaling.PerMap();
                };
        int[] order = MapOrder.byIndex(maps.channels());
        MapAtlas atlas = MapAtlas.of(maps, order, scaling, ASPECT, false);
        Statistics values = maps.statistics();
        Optional<String> warning = values.warning();
        String details =
                String.format(
                                Locale.ROOT,
                                "%d maps of %d x %d",
                                maps.channels(),
                                maps.height(),
                                maps.width())
                        + (values.any() ? ", " + range(values) : "");
        Drawing sheet =
                MapSheet.of(
                        node,
                        details,
                        pixels(atlas.sheet(PAPER)),
                        legend(atlas),
                        values.any() ? ends(atlas) : List.of(),
                        warning.map(says -> new MapSheet.Marked(says, ColourScale.NOT_FINITE)));
        DiagramFile.write(out.path(), sheet, Palette.LIGHT);
        var says = out.speaker(spec);
        says.println(node + ": " + details);
        warning.ifPresent(says::println);
        says.println("saved " + out);
    }

    private static String range(Statistics values) {
        return String.format(Locale.ROOT, "%.6g to %.6g", values.min(), values.max());
    }

    private static RasterImage pixels(Sheet sheet) {
        return new RasterImage(sheet.width(), sheet.height(), sheet.argb());
    }

    private static RasterImage legend(MapAtlas atlas) {
        int[] colours = atlas.colours().colours();
        return new RasterImage(colours.length, 1, colours);
    }

    /** What the ends of the colours mean; with a range of its own for every map, in words. */
    private List<String> ends(MapAtlas atlas) {
        return switch (scale) {
            case MAP -> List.of("each map's least", "its greatest");
            case LAYER -> {
                ValueRange shown = atlas.rangeAt(0);
                yield List.of(shown.min(), (shown.min() + shown.max()) / 2, shown.max()).stream()
                        .map(value -> String.format(Locale.ROOT, "%.3g", value))
                        .toList();
            }
        };
    }
}
