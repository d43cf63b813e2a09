package convscope.engine.cuda;

import convscope.engine.Agreement;
import convscope.engine.EngineException;
import convscope.engine.onednn.EveryRecipeAgreesTest;

/** The same configurations, their calls done by a stand-in. */
class EveryRecipeOnACardTest extends EveryRecipeAgreesTest {

    @Override
    protected Agreement engines() throws EngineException {
        return Agreement.of(StandIn.engine());
    }
}
