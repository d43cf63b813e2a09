package convscope.engine.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The threads that oneDNN computes with. It has no setting of its own for them: it asks OpenMP's
 * library, which is in the process already and is found by its name.
 */
final class OpenMp {

    private static final List<String> LIBRARIES =
            List.of(
                    "libgomp.so.1",
                    "libiomp5.dylib",
                    "libomp.dylib",
                    "libiomp5md.dll",
                    "vcomp140.dll");

    private static final Optional<MethodHandle> SET_THREADS =
            LIBRARIES.stream().flatMap(name -> setThreads(name).stream()).findFirst();

    private final int count;

    OpenMp(int count) {
        this.count = count;
    }

    /** The program is granted native access. */
    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> setThreads(String library) {
        try {
            return SymbolLookup.libraryLookup(library, Arena.global())
                    .find("omp_set_num_threads")
                    .map(
                            function ->
                                    Linker.nativeLinker()
                                            .downcallHandle(
                                                    function,
                                                    FunctionDescriptor.ofVoid(
                                                            ValueLayout.JAVA_INT)));
        } catch (IllegalArgumentException notThisOne) {
            return Optional.empty();
        }
    }

    /** OpenMP counts the threads of each thread that calls it, so the caller says it every time. */
    void take() {
        SET_THREADS.ifPresent(function -> call(function, count));
    }

    private static void call(MethodHandle function, int count) {
        try {
            function.invokeExact(count);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String says() {
        return String.format(Locale.ROOT, "%d thread%s", count, count == 1 ? "" : "s");
    }
}
