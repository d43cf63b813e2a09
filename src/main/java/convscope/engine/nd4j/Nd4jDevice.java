package convscope.engine.nd4j;

import convscope.engine.TensorPlace;
import java.util.Locale;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * What ND4J runs on.
 *
 * @param instructions what its own code was compiled for, whose matrix products choose by
 *     themselves; or the card
 */
record Nd4jDevice(String instructions, int threads) {

    private static final String[] INSTRUCTIONS = {
        "generic " + System.getProperty("os.arch"), "AVX", "AVX2", "AVX-512"
    };

    /**
     * Starts ND4J, if that has not been done. Arrays are closed by hand: no collector is called.
     */
    static Nd4jDevice ready(int threads) {
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        Nd4j.getMemoryManager().setAutoGcWindow(Integer.MAX_VALUE);
        if (TensorPlace.onCard()) {
            return new Nd4jDevice(operations().getDeviceName(0), threads);
        }
        int level = operations().binaryLevel();
        return new Nd4jDevice(INSTRUCTIONS[Math.clamp(level, 0, INSTRUCTIONS.length - 1)], threads);
    }

    /** OpenMP counts the threads of each thread that calls it, so the caller says it every time. */
    void takeThreads() {
        operations().setOmpNumThreads(threads);
    }

    String says() {
        return TensorPlace.onCard() ? "CUDA 11.6, " + instructions : onProcessor();
    }

    private String onProcessor() {
        return String.format(
                Locale.ROOT,
                "CPU, %s, %d thread%s",
                instructions,
                threads,
                threads == 1 ? "" : "s");
    }

    private static NativeOps operations() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }
}
