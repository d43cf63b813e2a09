package convscope.catalog;

/** The words that captions share. */
final class Captions {

    private Captions() {}

    /** {@return the block's name, after SE- where it has squeeze-and-excitation} */
    static String residual(String name, int se) {
        return se > 0 ? "SE-" + name : name;
    }

    /** {@return the stride as He et al. write it, e.g. {@code , /2}; nothing for 1} */
    static String stride(int stride) {
        return stride == 1 ? "" : ", /" + stride;
    }
}
