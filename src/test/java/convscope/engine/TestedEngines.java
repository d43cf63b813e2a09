package convscope.engine;

import convscope.engine.all.Engines;
import convscope.engine.cuda.StandIn;
import java.util.List;

/** The engines by name, as the tests enumerate them. */
public final class TestedEngines {

    private TestedEngines() {}

    /** {@return those that run on this machine, the reference last} */
    public static List<String> here() {
        return Engines.kinds().stream()
                .filter(kind -> kind.here() instanceof Availability.Here)
                .map(EngineKind::name)
                .toList();
    }

    /** {@return those of them that compute on the processor} */
    public static List<String> onProcessor() {
        return Engines.kinds().stream()
                .filter(kind -> kind.onProcessor() && kind.here() instanceof Availability.Here)
                .map(EngineKind::name)
                .toList();
    }

    /** {@return all of the program; what needs a card that is not here is done by a stand-in} */
    public static List<String> all() {
        return Engines.kinds().stream().map(EngineKind::name).toList();
    }

    /** {@return the engine, which the caller closes} */
    public static ForwardEngine open(String name) throws EngineException {
        return here().contains(name) ? Engines.byName(name) : StandIn.engine();
    }
}
