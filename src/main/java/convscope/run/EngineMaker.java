package convscope.run;

import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;

/** Makes the engines of the window. */
@FunctionalInterface
public interface EngineMaker {

    /**
     * {@return an engine that the caller closes}
     *
     * @throws EngineException if this one cannot run here
     */
    ForwardEngine make(EngineSettings settings) throws EngineException;
}
