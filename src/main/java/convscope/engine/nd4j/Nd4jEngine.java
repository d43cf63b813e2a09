package convscope.engine.nd4j;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Room;
import convscope.engine.Watch;

/** The reference engine; everybody else gets it from {@link convscope.engine.Engines}. */
public final class Nd4jEngine implements ForwardEngine {

    private final Nd4jDevice device = Nd4jDevice.ready();

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public String device() {
        return device.says();
    }

    @Override
    public Activations run(Pass pass, Watch watch) throws EngineException {
        Lifetimes lifetimes = new Lifetimes(pass);
        Room.require(lifetimes.mostElements() * pass.input().size(0) * bytes(pass));
        try (Nd4jPass running = new Nd4jPass(pass, lifetimes)) {
            return running.run(watch);
        } catch (OutOfMemoryError full) {
            throw new EngineException(
                    "the pass ran out of memory; a smaller input or a smaller batch needs less",
                    full);
        }
    }

    private static long bytes(Pass pass) {
        return pass.input().dataType().width();
    }

    @Override
    public void close() {}
}
