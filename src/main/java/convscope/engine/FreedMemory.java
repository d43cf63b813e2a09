package convscope.engine;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Native memory that was freed, and that GNU's allocator keeps for the process: hundreds of MB
 * after a large network.
 */
public final class FreedMemory {

    private static final Optional<MethodHandle> TRIM = trim();

    private FreedMemory() {}

    /** Gives it back to the system; where the platform has no such function nothing happens. */
    public static void handBack() {
        TRIM.ifPresent(FreedMemory::call);
    }

    @SuppressWarnings("restricted") // The program is granted native access.
    private static Optional<MethodHandle> trim() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("malloc_trim")
                .map(
                        function ->
                                linker.downcallHandle(
                                        function,
                                        FunctionDescriptor.of(
                                                ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)));
    }

    private static void call(MethodHandle trim) {
        try {
            int _ = (int) trim.invokeExact(0L);
        } catch (RuntimeException | Error broken) {
            throw broken;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
