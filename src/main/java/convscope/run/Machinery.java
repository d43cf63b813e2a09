package convscope.run;

import convscope.engine.EngineException;
import convscope.engine.EngineOffer;
import convscope.engine.EngineSettings;
import convscope.engine.Room;
import convscope.engine.Spinning;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.picture.OpenedPicture;
import convscope.picture.PictureFile;
import convscope.picture.SamplePictures;
import convscope.session.PictureChoice;
import convscope.session.WeightsChoice;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import convscope.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What computes.
 *
 * @param engines makes engines, on background threads
 * @param offers which engines there are, on a background thread
 * @param weights makes or reads weights
 * @param pictures makes or reads pictures, on background threads
 */
public record Machinery(
        EngineMaker engines,
        Supplier<List<EngineOffer>> offers,
        WeightsSource weights,
        PictureReader pictures) {

    /** Makes or reads a picture. */
    @FunctionalInterface
    public interface PictureReader {
        OpenedPicture read(PictureChoice choice) throws IOException;
    }

    /** {@return the engines of this machine, and files as they are} */
    public static Machinery ofThisMachine() {
        return new Machinery(Engines::of, Engines::available, Machinery::read, Machinery::opened);
    }

    /**
     * Starts the usual engine, which takes a second or two the first time; to be called before
     * anything of ND4J is touched.
     */
    public static void warmUp() {
        Spinning.brief();
        Engines.warmUp(EngineSettings.AUTO);
    }

    private static Weights read(WeightsChoice choice, Graph graph) throws IOException {
        return switch (choice) {
            case WeightsChoice.Seed(long number) -> seeded(graph, number);
            case WeightsChoice.File(Path file, String _, int _) -> WeightsFile.read(file, graph);
            case WeightsChoice.Carried carried ->
                    new CarriedWeights(Machinery::read).weights(carried, graph);
        };
    }

    private static Weights seeded(Graph graph, long seed) throws IOException {
        try {
            Room.requireWeights(graph);
        } catch (EngineException tooLarge) {
            throw new IOException(tooLarge.getMessage(), tooLarge);
        }
        return SeededWeights.of(graph, seed);
    }

    private static OpenedPicture opened(PictureChoice choice) throws IOException {
        return switch (choice) {
            case PictureChoice.Sample(String name) ->
                    new OpenedPicture(
                            SamplePictures.byName(name).orElse(SamplePictures.CAT).picture(),
                            Optional.empty());
            case PictureChoice.File(var path) -> PictureFile.open(path);
            case PictureChoice.Pasted pasted -> PictureFile.open(pasted.encoded(), pasted.label());
        };
    }
}
