package convscope.engine.cuda;

/** Where numbers lie on the card. */
sealed interface DevicePlace {

    /**
     * In the plan's own memory.
     *
     * @param offset in bytes
     */
    record InArena(long offset) implements DevicePlace {}

    /** Among what is uploaded once. */
    record Uploaded(Constant constant) implements DevicePlace {}
}
