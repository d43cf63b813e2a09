package convscope.view;

import convscope.engine.EngineOffer;
import convscope.picture.OpenedPicture;
import convscope.session.PictureChoice;
import convscope.run.EngineMaker;
import convscope.run.WeightsSource;
import java.io.IOException;
import java.util.List;
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
}
