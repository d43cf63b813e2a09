package convscope.engine.cuda;

import convscope.engine.ForwardEngine;
import convscope.engine.onednn.EveryRecipeAgreesTest;

/** The same configurations, their calls done by a stand-in. */
class EveryRecipeOnACardTest extends EveryRecipeAgreesTest {

    @Override
    protected ForwardEngine engine() {
        return StandIn.engine();
    }
}
