package convscope.peers;

import convscope.bench.Contestant;

/** Somebody who computes the graph of a case, from a row-major input to a row-major output. */
interface Runner extends Contestant<Exception>, AutoCloseable {

    /** {@return the output of one run, row-major} */
    float[] output() throws Exception;

    @Override
    void close();
}
