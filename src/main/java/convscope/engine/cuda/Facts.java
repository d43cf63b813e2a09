package convscope.engine.cuda;

import java.util.Locale;

/**
 * What a card is and what drives it.
 *
 * @param name the maker's
 * @param memory bytes in all
 * @param capability ten times the compute capability
 * @param driver the newest CUDA that the driver knows, e.g. 13000
 * @param cuda the runtime's version, e.g. 13000
 * @param dnn cuDNN's version, e.g. 91900
 */
record Facts(String name, long memory, int capability, int driver, int cuda, int dnn) {

    /** {@return libraries with their versions} */
    String title() {
        return "CUDA %s with cuDNN %s".formatted(Library.cuda(cuda), Library.dnn(dnn));
    }

    /** {@return card, memory, capability and driver} */
    String instructions() {
        return String.format(
                Locale.ROOT,
                "%s, %d GiB, compute capability %d.%d, driver for CUDA %s",
                name,
                Math.round(memory / (double) (1L << 30)),
                capability / 10,
                capability % 10,
                Library.cuda(driver));
    }
}
