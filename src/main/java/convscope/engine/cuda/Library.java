package convscope.engine.cuda;

import java.util.Locale;

/** The libraries of NVIDIA that the engine calls, in the order in which they are opened. */
enum Library {
    RUNTIME("cudart", "13", "CUDA 13", 13000, "cudaRuntimeGetVersion"),
    BLAS_LT("cublasLt", "13", "CUDA 13", 0, ""),
    BLAS("cublas", "13", "CUDA 13", 0, ""),
    DNN("cudnn", "9", "cuDNN 9 for CUDA 13", 91200, "cudnnGetVersion"),
    DNN_GRAPH("cudnn_graph", "9", "cuDNN 9 for CUDA 13", 0, ""),
    DNN_OPS("cudnn_ops", "9", "cuDNN 9 for CUDA 13", 0, ""),
    DNN_ADV("cudnn_adv", "9", "cuDNN 9 for CUDA 13", 0, ""),
    DNN_CNN("cudnn_cnn", "9", "cuDNN 9 for CUDA 13", 0, "");

    /** The version of CUDA that the driver must know at least. */
    static final int LEAST_CUDA = 13000;

    /** Ten times the compute capability with which CUDA 13 begins. */
    static final int LEAST_CAPABILITY = 75;

    private final String stem;
    private final String major;
    private final String origin;
    private final int least;
    private final String versionCall;

    Library(String stem, String major, String origin, int least, String versionCall) {
        this.stem = stem;
        this.major = major;
        this.origin = origin;
        this.least = least;
        this.versionCall = versionCall;
    }

    static boolean onWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** {@return the variable that names the folders where libraries are looked for} */
    static String pathVariable() {
        return onWindows() ? "PATH" : "LD_LIBRARY_PATH";
    }

    /** {@return the file's name on this platform} */
    String file() {
        return onWindows() ? stem + "64_" + major + ".dll" : "lib" + stem + ".so." + major;
    }

    /** {@return what it comes with} */
    String origin() {
        return origin;
    }

    /** {@return the version that it must have at least, or 0 where any will do} */
    int least() {
        return least;
    }

    /** {@return the function that gives its version, or empty} */
    String versionCall() {
        return versionCall;
    }

    /** {@return a version of this library as its maker writes it} */
    String says(int version) {
        return this == DNN ? dnn(version) : cuda(version);
    }

    String leastSays() {
        return says(least);
    }

    /** {@return CUDA's 13010 as 13.1} */
    static String cuda(int version) {
        return version / 1000 + "." + version % 1000 / 10;
    }

    /** {@return cuDNN's 91900 as 9.19.0} */
    static String dnn(int version) {
        return version / 10000 + "." + version / 100 % 100 + "." + version % 100;
    }
}
