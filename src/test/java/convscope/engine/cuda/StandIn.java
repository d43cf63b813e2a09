package convscope.engine.cuda;

import convscope.engine.ForwardEngine;

/** The engine where there is no card. */
public final class StandIn {

    private StandIn() {}

    /** {@return the engine, its calls done in plain loops as they are documented} */
    public static ForwardEngine engine() {
        return new CudaEngine(new HostCard(), false);
    }
}
