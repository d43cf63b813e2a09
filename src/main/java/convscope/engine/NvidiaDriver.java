package convscope.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * NVIDIA's driver, asked through the foreign function interface (CUDA Driver API, "Device
 * Management" and "Version Management"). Nothing of CUDA needs to be there, the driver itself
 * included.
 */
@SuppressWarnings("restricted") // The program is granted native access.
public final class NvidiaDriver {

    /** CUDA_ERROR_NO_DEVICE and CUDA_ERROR_NOT_FOUND. */
    private static final int NO_DEVICE = 100;

    private static final int NOT_FOUND = 500;
    private static final int CAPABILITY_MAJOR = 75;
    private static final int CAPABILITY_MINOR = 76;
    private static final int NAME_BYTES = 256;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Optional<SymbolLookup> library;

    /** This machine's. */
    public NvidiaDriver() {
        this(library(file()));
    }

    NvidiaDriver(Optional<SymbolLookup> library) {
        this.library = library;
    }

    /**
     * @param memory bytes in all
     * @param capability ten times the compute capability, e.g. 90
     */
    public record Adapter(String name, long memory, int capability) {}

    private static String file() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? "nvcuda.dll" : "libcuda.so.1";
    }

    /** {@return a library by name or path, which then stays open; empty where it does not open} */
    public static Optional<SymbolLookup> library(String file) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(file, Arena.global()));
        } catch (IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }

    /** {@return the newest CUDA that it knows, e.g. 13000; empty where there is no driver} */
    public OptionalInt cuda() {
        if (library.isEmpty()) {
            return OptionalInt.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment version = arena.allocate(INT);
            int status = call("cuDriverGetVersion", version);
            return status == 0 ? OptionalInt.of(version.get(INT, 0)) : OptionalInt.empty();
        }
    }

    /**
     * {@return the cards that it finds, the one that CUDA takes first}
     *
     * @throws EngineException if it does not start
     */
    public List<Adapter> cards() throws EngineException {
        int started = call("cuInit", 0);
        if (started == NO_DEVICE) {
            return List.of();
        }
        require("cuInit", started);
        List<Adapter> cards = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = arena.allocate(INT);
            require("cuDeviceGetCount", call("cuDeviceGetCount", number));
            int count = number.get(INT, 0);
            for (int ordinal = 0; ordinal < count; ordinal++) {
                require("cuDeviceGet", call("cuDeviceGet", number, ordinal));
                cards.add(adapter(number.get(INT, 0), arena));
            }
        }
        return cards;
    }

    private Adapter adapter(int device, Arena arena) throws EngineException {
        MemorySegment name = arena.allocate(NAME_BYTES);
        require("cuDeviceGetName", call("cuDeviceGetName", name, NAME_BYTES, device));
        MemorySegment memory = arena.allocate(LONG);
        require("cuDeviceTotalMem", call("cuDeviceTotalMem_v2", memory, device));
        int capability =
                10 * attribute(CAPABILITY_MAJOR, device, arena)
                        + attribute(CAPABILITY_MINOR, device, arena);
        return new Adapter(name.getString(0), memory.get(LONG, 0), capability);
    }

    private int attribute(int attribute, int device, Arena arena) throws EngineException {
        MemorySegment value = arena.allocate(INT);
        require("cuDeviceGetAttribute", call("cuDeviceGetAttribute", value, attribute, device));
        return value.get(INT, 0);
    }

    private static void require(String call, int status) throws EngineException {
        if (status != 0) {
            throw new EngineException(
                    String.format(
                            Locale.ROOT,
                            "the NVIDIA driver does not start (%s gives error %d)",
                            call,
                            status));
        }
    }

    private int call(String function, Object... arguments) {
        return library.flatMap(driver -> driver.find(function))
                .map(found -> status(found, arguments))
                .orElse(NOT_FOUND);
    }

    /** {@return the status that a function gives, whose arguments are integers and addresses} */
    public static int status(MemorySegment function, Object... arguments) {
        FunctionDescriptor types = FunctionDescriptor.of(INT);
        for (Object argument : arguments) {
            types =
                    types.appendArgumentLayouts(
                            argument instanceof Integer ? INT : ValueLayout.ADDRESS);
        }
        return (int) invoked(function, types, arguments);
    }

    /** {@return the long that a function without arguments gives} */
    public static long number(MemorySegment function) {
        return (long) invoked(function, FunctionDescriptor.of(LONG));
    }

    private static Object invoked(
            MemorySegment function, FunctionDescriptor types, Object... arguments) {
        try {
            return Linker.nativeLinker()
                    .downcallHandle(function, types)
                    .invokeWithArguments(arguments);
        } catch (RuntimeException | Error broken) {
            throw broken;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
