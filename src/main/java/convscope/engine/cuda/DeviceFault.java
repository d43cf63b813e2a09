package convscope.engine.cuda;

import java.util.Locale;

/** Why the card does not compute; each is one sentence for the user. */
sealed interface DeviceFault {

    record NoGlue() implements DeviceFault {}

    record NoDriver() implements DeviceFault {}

    /**
     * @param found the CUDA version that the driver knows, e.g. 12040
     */
    record DriverTooOld(int found) implements DeviceFault {}

    /**
     * @param says a sentence
     */
    record DriverFailed(String says) implements DeviceFault {}

    record NoCard() implements DeviceFault {}

    /**
     * @param capability ten times the compute capability, e.g. 61
     */
    record CardTooOld(String card, int capability) implements DeviceFault {}

    record LibraryMissing(Library library) implements DeviceFault {}

    /**
     * @param found its version, as it writes it
     */
    record LibraryTooOld(Library library, String found) implements DeviceFault {}

    /**
     * @param cuda the version that cuDNN was built for, e.g. 12060
     */
    record DnnForOther(int cuda) implements DeviceFault {}

    /**
     * @param needed bytes
     * @param free bytes
     */
    record OutOfMemory(long needed, long free) implements DeviceFault {}

    /**
     * @param call what was called
     * @param says the library's own words
     */
    record CallFailed(String call, String says) implements DeviceFault {}

    /** {@return the sentence, without a full stop, so that more can follow} */
    default String sentence() {
        return switch (this) {
            case NoGlue none ->
                    "this build has no CUDA in it: mvn -Pcuda and the packaged program have it, for"
                            + " linux-x86_64 and windows-x86_64";
            case NoDriver none -> "there is no NVIDIA driver on this machine";
            case DriverTooOld old ->
                    "the NVIDIA driver knows CUDA %s, and CUDA %s is needed: a newer driver has it"
                            .formatted(Library.cuda(old.found), Library.cuda(Library.LEAST_CUDA));
            case DriverFailed failed -> failed.says;
            case NoCard none -> "the NVIDIA driver finds no card";
            case CardTooOld old ->
                    String.format(
                            Locale.ROOT,
                            "%s has compute capability %d.%d, and CUDA 13 begins with %d.%d",
                            old.card,
                            old.capability / 10,
                            old.capability % 10,
                            Library.LEAST_CAPABILITY / 10,
                            Library.LEAST_CAPABILITY % 10);
            case LibraryMissing missing ->
                    "%s is not found: it comes with %s, and %s must name its folder"
                            .formatted(
                                    missing.library.file(),
                                    missing.library.origin(),
                                    Library.pathVariable());
            case LibraryTooOld old ->
                    "%s is version %s, and %s is needed"
                            .formatted(old.library.file(), old.found, old.library.leastSays());
            case DnnForOther other ->
                    "%s is built for CUDA %s, and one for CUDA %s is needed"
                            .formatted(
                                    Library.DNN.file(),
                                    Library.cuda(other.cuda),
                                    Library.cuda(Library.LEAST_CUDA));
            case OutOfMemory none ->
                    String.format(
                            Locale.ROOT,
                            "the pass needs %d MiB on the card, and %d MiB are free there; a smaller input, a smaller batch or fewer channels need less",
                            mebibytes(none.needed),
                            mebibytes(none.free));
            case CallFailed failed ->
                    "the card did not do %s (%s)".formatted(failed.call, failed.says);
        };
    }

    private static long mebibytes(long bytes) {
        return (bytes + (1L << 20) - 1) >> 20;
    }
}
