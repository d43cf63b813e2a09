package convscope.engine;

/** Who waits for a pass: asked and told between operations, on the engine's thread. */
public interface Watch {

    Watch NONE =
            new Watch() {
                @Override
                public boolean cancelled() {
                    return false;
                }

                @Override
                public void progress(int done, int of) {}
            };

    /** {@return whether the pass shall stop now} */
    boolean cancelled();

    /** Told after each operation how many are done. */
    void progress(int done, int of);
}
