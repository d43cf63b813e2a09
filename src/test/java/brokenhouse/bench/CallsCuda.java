package brokenhouse.bench;

import org.bytedeco.cuda.cudnn.cudnnContext;

/** Calls cuDNN outside of its engine. */
record CallsCuda(cudnnContext card) {}
