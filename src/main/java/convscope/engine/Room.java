package convscope.engine;

import org.bytedeco.javacpp.Pointer;

/** Whether there is memory for a pass, asked before it starts. */
public final class Room {

    private Room() {}

    /**
     * @param activations bytes that the pass needs for them
     * @param weights bytes that it needs for weights in another layout, 0 where they are used as
     *     they are
     * @throws EngineException if the process may not grow by so much
     */
    public static void require(long activations, long weights) throws EngineException {
        long room =
                Math.min(
                        Pointer.maxPhysicalBytes() - Pointer.physicalBytes(),
                        Pointer.availablePhysicalBytes());
        if (activations + weights > room) {
            throw new EngineException(
                    "the pass needs %d MiB for its activations%s, and %d MiB are free; a smaller input, a smaller batch or fewer channels need less"
                            .formatted(
                                    mebibytes(activations),
                                    weights == 0
                                            ? ""
                                            : " and %d MiB for packed weights"
                                                    .formatted(mebibytes(weights)),
                                    mebibytes(Math.max(0, room))));
        }
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
