package convscope.engine.cuda;

/** Where numbers lie on the card. */
sealed interface Place {

    /**
     * In the plan's own memory.
     *
     * @param offset in bytes
     */
    record InArena(long offset) implements Place {}

    /** Among what is uploaded once. */
    record Uploaded(Constant constant) implements Place {}
}
