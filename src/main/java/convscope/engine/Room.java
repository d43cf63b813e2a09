package convscope.engine;

import org.bytedeco.javacpp.Pointer;

/** Whether there is memory for a pass, asked before it starts. */
public final class Room {

    private Room() {}

    /**
     * @param bytes what the pass needs for its activations
     * @throws EngineException if the process may not grow by so much
     */
    public static void require(long bytes) throws EngineException {
        long room =
                Math.min(
                        Pointer.maxPhysicalBytes() - Pointer.physicalBytes(),
                        Pointer.availablePhysicalBytes());
        if (bytes > room) {
            throw new EngineException(
                    "the pass needs %d MiB for its activations and %d MiB are free; a smaller input or a smaller batch needs less"
                            .formatted(mebibytes(bytes), mebibytes(Math.max(0, room))));
        }
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
