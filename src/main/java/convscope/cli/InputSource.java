package convscope.cli;

import convscope.engine.EngineException;
import convscope.engine.Room;
import convscope.file.InputFile;
import convscope.model.Shape;
import convscope.picture.OpenedPicture;
import convscope.picture.Picture;
import convscope.picture.PictureFile;
import convscope.picture.PictureInput;
import convscope.picture.SamplePictures;
import convscope.says.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes the input of a pass from a picture's or a tensor file's name. */
final class InputSource {

    private static final String TENSORS = ".safetensors";

    /** So much of a picture is held before it is decoded; a file is read in place. */
    private static final int MOST_BYTES = 256 << 20;

    private InputSource() {}

    /**
     * {@return the input as [N, C, H, W]; the caller closes it}
     *
     * @param argument a picture file, a sample picture's name, a safetensors file, or null for a
     *     graph file's own input or the first sample picture
     * @param warnings is told what is wrong with a picture file that can be read all the same
     */
    static INDArray of(@Nullable String argument, Subject subject, PrintWriter warnings)
            throws IOException, UserFault {
        if (argument == null) {
            return subject instanceof Subject.OfGraph graph && Files.exists(graph.file().tensors())
                    ? TensorFile.input(graph.file().tensors(), graph.file().input(), graph.graph())
                    : picture(SamplePictures.CAT.picture(), subject);
        }
        if (argument.endsWith(TENSORS)) {
            return TensorFile.input(path(argument), "input", subject.graph());
        }
        return picture(picture(argument, warnings), subject);
    }

    /** {@return the picture in a file, or the sample of this name where there is no such file} */
    private static Picture picture(String argument, PrintWriter warnings)
            throws IOException, UserFault {
        if (argument.equals(InputFile.STANDARD)) {
            return told(fromStandardInput(), warnings);
        }
        Path file = path(argument);
        Optional<SamplePictures> sample = SamplePictures.byName(argument);
        return sample.isPresent() && !Files.exists(file)
                ? sample.get().picture()
                : told(PictureFile.open(file), warnings);
    }

    private static Picture told(OpenedPicture opened, PrintWriter warnings) {
        opened.warning().ifPresent(warnings::println);
        return opened.picture();
    }

    private static OpenedPicture fromStandardInput() throws IOException, UserFault {
        byte[] bytes = InputFile.standard(MOST_BYTES);
        if (bytes.length > MOST_BYTES) {
            throw new UserFault(
                    String.format(
                            Locale.ROOT,
                            "Standard input holds more than %d MiB; name the picture's file.",
                            MOST_BYTES >> 20));
        }
        return PictureFile.open(bytes, "standard input");
    }

    static Path path(String argument) throws UserFault {
        try {
            if (!argument.isBlank()) {
                return Path.of(argument);
            }
        } catch (InvalidPathException e) {
            // The sentence below says it.
        }
        throw new UserFault(Failure.noFileName(argument) + ".");
    }

    private static INDArray picture(Picture picture, Subject subject) throws UserFault {
        Shape shape = subject.graph().input();
        try {
            Room.requireInput(shape);
        } catch (EngineException tooLarge) {
            throw new UserFault(CommandLineProgram.sentence(tooLarge));
        }
        return PictureInput.tensor(picture, shape.channels(), shape.height(), shape.width());
    }
}
