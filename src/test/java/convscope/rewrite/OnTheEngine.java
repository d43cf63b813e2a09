package convscope.rewrite;

import convscope.engine.EngineException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A test that runs both sides of a rewriting. */
abstract class OnTheEngine {

    static Outputs outputs;

    @BeforeAll
    static void startEngine() throws EngineException {
        outputs = new Outputs();
    }

    @AfterAll
    static void stopEngine() {
        outputs.close();
    }
}
