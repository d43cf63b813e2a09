package convscope.gpucheck;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where the check runs, by the libraries' and the driver's own word. */
@SuppressWarnings("restricted") // the JVM is granted native calls
final class Machine {

    private static final String NONE = "none";
    private static final Linker LINKER = Linker.nativeLinker();

    private Machine() {}

    /** {@return card, driver, versions of the libraries that are loaded, processor and Java} */
    static Map<String, Object> here() {
        Map<String, Object> here = new LinkedHashMap<>();
        here.put("card", smi("name"));
        here.put("computeCapability", smi("compute_cap"));
        here.put("cardMemoryMiB", smi("memory.total"));
        here.put("driver", smi("driver_version"));
        here.put("cuda", cuda());
        here.put("cudnn", cudnn());
        here.put("processor", processor());
        here.put("cores", Runtime.getRuntime().availableProcessors());
        here.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        here.put("java", System.getProperty("java.vm.version"));
        return here;
    }

    private static String smi(String field) {
        return NvidiaSmi.query(field).orElse(NONE);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException unreadable) {
            return System.getProperty("os.arch");
        }
    }

    /** {@code cudaRuntimeGetVersion} gives 1000 major + 10 minor. */
    private static String cuda() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment version = arena.allocate(ValueLayout.JAVA_INT);
            Object fault =
                    LINKER.downcallHandle(
                                    symbol("libcudart.so.13", "cudaRuntimeGetVersion"),
                                    FunctionDescriptor.of(
                                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                            .invoke(version);
            int number = version.get(ValueLayout.JAVA_INT, 0);
            return fault.equals(0) ? number / 1000 + "." + number % 1000 / 10 : NONE;
        } catch (Throwable unloadable) {
            return none(unloadable);
        }
    }

    /** {@code cudnnGetVersion} gives 10000 major + 100 minor + patch, as of cuDNN 9. */
    private static String cudnn() {
        try {
            long number =
                    (long)
                            LINKER.downcallHandle(
                                            symbol("libcudnn.so.9", "cudnnGetVersion"),
                                            FunctionDescriptor.of(ValueLayout.JAVA_LONG))
                                    .invoke();
            return String.format(
                    Locale.ROOT, "%d.%d.%d", number / 10_000, number / 100 % 100, number % 100);
        } catch (Throwable unloadable) {
            return none(unloadable);
        }
    }

    /**
     * A call through a method handle may throw anything; only what means "not here" is expected.
     */
    private static String none(Throwable unloadable) {
        if (unloadable instanceof IllegalArgumentException) {
            return NONE;
        }
        throw new IllegalStateException(unloadable);
    }

    /** The library stays loaded: the engine uses it too. */
    private static MemorySegment symbol(String library, String name) {
        return SymbolLookup.libraryLookup(library, Arena.global())
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException(name));
    }
}
