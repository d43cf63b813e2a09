package convscope.engine.nd4j;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What ND4J runs on, and what it is told once before its first use. */
record Nd4jDevice(String says) {

    private static final String[] INSTRUCTIONS = {"", ", AVX", ", AVX2", ", AVX-512"};

    /**
     * Starts ND4J, if that has not been done. Arrays are closed by hand: no collector is called.
     */
    static Nd4jDevice ready() {
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        Nd4j.getMemoryManager().setAutoGcWindow(Integer.MAX_VALUE);
        int level = NativeOpsHolder.getInstance().getDeviceNativeOps().optimalLevel();
        int threads = NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
        return new Nd4jDevice(
                "CPU%s, %d thread%s"
                        .formatted(
                                INSTRUCTIONS[Math.clamp(level, 0, INSTRUCTIONS.length - 1)],
                                threads,
                                threads == 1 ? "" : "s"));
    }
}
