package brokenhouse.bench;

import org.bytedeco.dnnl.engine;

/** Calls oneDNN outside of its engine. */
record CallsOneDnn(engine cpu) {}
