package brokenhouse.document;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A tensor in a value. */
record HoldsTensor(INDArray tensor) {}
