package convscope.engine.nd4j;

import convscope.engine.EngineException;
import convscope.engine.NvidiaDriver;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.nd4j.common.config.ND4JClassLoading;

/**
 * On what ND4J is to run, decided before it starts. A build with the profile {@code nd4j-cuda} has
 * its CUDA 11.6 backend beside the one for the processor, and ND4J would take that one, and print a
 * stack trace where it fails.
 */
final class Nd4jBackend {

    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
    private static final String CUDA_BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";
    private static final int LEAST_CUDA = 11060;
    private static final int LEAST_CAPABILITY = 37;
    private static final int MOST_CAPABILITY = 89;

    private Nd4jBackend() {}

    /** What finds cards. */
    interface Search {
        List<NvidiaDriver.Adapter> cards() throws EngineException;
    }

    /**
     * {@return why ND4J stays on the processor although its CUDA backend is in the build, in one
     * sentence without a full stop; empty where there is nothing to say}
     */
    static Optional<String> staysOnTheProcessor() {
        if (Nd4jBackend.class.getClassLoader().getResource(CUDA_BACKEND) == null) {
            return Optional.empty();
        }
        NvidiaDriver driver = new NvidiaDriver();
        return reason(driver.cuda(), driver::cards);
    }

    /**
     * @param cuda the newest CUDA that the driver knows; empty without a driver
     */
    static Optional<String> reason(OptionalInt cuda, Search search) {
        if (cuda.isEmpty()) {
            return stays("there is no NVIDIA driver on this machine");
        }
        if (cuda.getAsInt() < LEAST_CUDA) {
            return stays("the NVIDIA driver is older than CUDA 11.6");
        }
        try {
            List<NvidiaDriver.Adapter> cards = search.cards();
            return cards.isEmpty()
                    ? stays("the NVIDIA driver finds no card")
                    : reason(cards.getFirst());
        } catch (EngineException broken) {
            return stays(Objects.requireNonNull(broken.getMessage()));
        }
    }

    private static Optional<String> reason(NvidiaDriver.Adapter card) {
        int capability = card.capability();
        return capability >= LEAST_CAPABILITY && capability <= MOST_CAPABILITY
                ? Optional.empty()
                : stays(
                        String.format(
                                Locale.ROOT,
                                "%s has compute capability %d.%d, and ND4J's CUDA backend has code for 3.7 to 8.9",
                                card.name(),
                                capability / 10,
                                capability % 10));
    }

    private static Optional<String> stays(String why) {
        return Optional.of("nd4j stays on the processor: " + why);
    }

    /** Hides the CUDA backend from ND4J where it would not run; to be called before it starts. */
    static void choose() {
        if (staysOnTheProcessor().isPresent()) {
            ND4JClassLoading.setNd4jClassloader(
                    new ProcessorOnly(Nd4jBackend.class.getClassLoader()));
        }
    }

    /** Finds every class, and of ND4J's backends the one for the processor. */
    private static final class ProcessorOnly extends ClassLoader {

        ProcessorOnly(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            Enumeration<URL> all = super.getResources(name);
            return name.equals(SERVICE)
                    ? Collections.enumeration(
                            Collections.list(all).stream()
                                    .filter(url -> !url.toString().contains("nd4j-cuda"))
                                    .toList())
                    : all;
        }
    }
}
