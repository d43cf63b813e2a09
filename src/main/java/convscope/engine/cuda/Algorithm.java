package convscope.engine.cuda;

/**
 * A way to compute a convolution.
 *
 * @param number cuDNN's
 * @param milliseconds what it took, or is expected to take
 * @param workspace bytes that it needs beside
 * @param math cuDNN's number of the arithmetic that it uses
 */
record Algorithm(int number, double milliseconds, long workspace, int math) {}
