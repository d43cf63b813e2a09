package convscope.engine.cuda;

import convscope.engine.EngineException;
import convscope.engine.NvidiaDriver;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.javacpp.Loader;

/**
 * This machine: the driver first, then NVIDIA's libraries, which stay open, so that the glue, which
 * names them, finds them.
 */
final class Machine implements Surroundings {

    private static final String GLUE_FOR = "13.";

    private final Map<Library, SymbolLookup> open = new EnumMap<>(Library.class);
    private final NvidiaDriver driver = new NvidiaDriver();

    /** The build for ND4J's own backend has that of CUDA 11. */
    @Override
    public boolean glue() {
        String platform = Loader.getPlatform();
        String file = Library.onWindows() ? "jnicudnn.dll" : "libjnicudnn.so";
        return Machine.class.getResource("/org/bytedeco/cuda/" + platform + "/" + file) != null
                && version().startsWith(GLUE_FOR);
    }

    private static String version() {
        try {
            return Objects.requireNonNullElse(Loader.getVersion("org.bytedeco", "cuda"), "");
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public OptionalInt driver() {
        return driver.cuda();
    }

    @Override
    public List<NvidiaDriver.Adapter> cards() throws CardException {
        try {
            return driver.cards();
        } catch (EngineException broken) {
            throw new CardException(
                    new DeviceFault.DriverFailed(Objects.requireNonNull(broken.getMessage())));
        }
    }

    @Override
    public boolean opens(Library library) {
        Optional<SymbolLookup> found = NvidiaDriver.library(library.file());
        for (Path folder : folders()) {
            Path file = folder.resolve(library.file());
            if (found.isEmpty() && Files.isRegularFile(file)) {
                found = NvidiaDriver.library(file.toString());
            }
        }
        found.ifPresent(lookup -> open.put(library, lookup));
        return found.isPresent();
    }

    /** Where CUDA lies when it is installed and nothing points to it. */
    private static List<Path> folders() {
        if (!Library.onWindows()) {
            return List.of(Path.of("/usr/local/cuda/lib64"));
        }
        String home = System.getenv("CUDA_PATH");
        return home == null
                ? List.of()
                : List.of(Path.of(home, "bin", "x64"), Path.of(home, "bin"));
    }

    @Override
    public int cudaOfDnn() {
        return number(Library.DNN, "cudnnGetCudartVersion");
    }

    /** A library without the function that gives its version is taken for a very old one. */
    @Override
    public int version(Library library) {
        if (library == Library.DNN) {
            return number(library, library.versionCall());
        }
        Optional<MemorySegment> function = function(library, library.versionCall());
        if (function.isEmpty()) {
            return 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment version = arena.allocate(ValueLayout.JAVA_INT);
            int status = NvidiaDriver.status(function.get(), version);
            return status == 0 ? version.get(ValueLayout.JAVA_INT, 0) : 0;
        }
    }

    private int number(Library library, String function) {
        return function(library, function)
                .map(found -> Math.toIntExact(NvidiaDriver.number(found)))
                .orElse(0);
    }

    private Optional<MemorySegment> function(Library library, String name) {
        return Objects.requireNonNull(open.get(library)).find(name);
    }
}
