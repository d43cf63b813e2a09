package convscope.engine.nd4j;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Room;
import convscope.engine.Watch;
import org.nd4j.versioncheck.VersionCheck;

/**
 * The reference engine; everybody else gets it from {@link Nd4jKind}. It computes in float32
 * whatever the settings say.
 */
final class Nd4jEngine implements ForwardEngine {

    private final Nd4jDevice device;

    Nd4jEngine(EngineSettings settings) {
        this.device = Nd4jDevice.ready(settings.threadsHere());
    }

    /** {@return what it is called on the screen, with its version} */
    static String title() {
        return VersionCheck.getVersionInfos().stream()
                .filter(jar -> jar.getArtifactId().equals("nd4j-api"))
                .findFirst()
                .map(jar -> "ND4J " + jar.getBuildVersion())
                .orElse("ND4J");
    }

    @Override
    public String name() {
        return Nd4jKind.NAME;
    }

    @Override
    public String device() {
        return device.says();
    }

    @Override
    public synchronized Activations run(Pass pass, Watch watch) throws EngineException {
        Room.requireSteps(pass.graph());
        Lifetimes lifetimes = new Lifetimes(pass);
        Room.require(lifetimes.mostNumbers() * bytes(pass), 0);
        device.takeThreads();
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
