package convscope.gpucheck;

/** One step of the check. */
sealed interface Check permits CaseCheck, NetworkCheck, MemoryCheck, BenchCheck {

    /**
     * {@return whether all that must hold does}
     *
     * @throws Exception what an item was not tried for: a full disk, a Python that fell silent
     */
    boolean holds(Run run) throws Exception;
}
