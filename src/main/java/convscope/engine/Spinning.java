package convscope.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/**
 * How long OpenMP's threads wait for more work before they sleep. By itself GNU's library lets them
 * spin for milliseconds, on cores that a window needs for drawing; between two operations of a pass
 * microseconds are enough.
 */
public final class Spinning {

    private static final Map<String, String> BRIEF =
            Map.of("GOMP_SPINCOUNT", "10000", "KMP_BLOCKTIME", "0");

    private Spinning() {}

    /**
     * Says so in the environment of this process, for the library to read as it is loaded: to be
     * called before the first engine. What the user set stays; where the platform has no such
     * function nothing happens.
     */
    @SuppressWarnings("restricted") // The program is granted native access.
    public static void brief() {
        if (System.getenv("OMP_WAIT_POLICY") != null) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup()
                .find("setenv")
                .map(
                        function ->
                                linker.downcallHandle(
                                        function,
                                        FunctionDescriptor.of(
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.ADDRESS,
                                                ValueLayout.ADDRESS,
                                                ValueLayout.JAVA_INT)))
                .ifPresent(setenv -> BRIEF.forEach((name, value) -> set(setenv, name, value)));
    }

    private static void set(MethodHandle setenv, String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocateFrom(name);
            MemorySegment text = arena.allocateFrom(value);
            int keepWhatIsThere = 0;
            int failed = (int) setenv.invokeExact(key, text, keepWhatIsThere);
            if (failed != 0) {
                throw new IllegalStateException("the environment cannot be changed");
            }
        } catch (RuntimeException | Error broken) {
            throw broken;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
