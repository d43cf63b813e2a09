package convscope.document;

import convscope.catalog.Catalog;
import convscope.model.Design;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The sample designs that the window and the command line offer: those of the catalogue, and the
 * files of the folder {@code sample-models}, which stand on the class path.
 */
public final class Samples {

    /** The files that are not in the catalogue, in the order in which they are offered. */
    static final List<String> FILES =
            List.of(
                    "residual-basic-block",
                    "se-bottleneck",
                    "depthwise-separable",
                    "channel-shuffle-unit",
                    "selective-kernel-unit",
                    "two-path-convolution",
                    "naive-inception");

    private Samples() {}

    /** {@return every sample, each with its name for the command line} */
    public static List<Design> all() {
        List<Design> all = new ArrayList<>(Catalog.samples());
        FILES.forEach(file -> all.add(read(file)));
        return List.copyOf(all);
    }

    /** {@return the sample of this name} */
    public static Optional<Design> find(String name) {
        Optional<Design> listed =
                Catalog.samples().stream().filter(each -> each.name().equals(name)).findFirst();
        return listed.isPresent() || !FILES.contains(name) ? listed : Optional.of(read(name));
    }

    static Design read(String name) {
        String file = name + DesignFile.EXTENSION;
        try (InputStream in =
                Objects.requireNonNull(
                        Samples.class.getResourceAsStream("/convscope/samples/" + file), file)) {
            return DesignFile.parse(in.readAllBytes(), file);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own sample is broken", e);
        }
    }
}
