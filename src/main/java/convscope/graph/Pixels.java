package convscope.graph;

import convscope.model.Extent;

/** Which pixels of an input each pixel of an operation's result reads. */
public sealed interface Pixels {

    Pixels SAME = new Same();
    Pixels WHOLE = new Whole();
    Pixels CORNER = new Corner();
    Pixels UNROLLED = new Unrolled();

    /** The same pixel. */
    record Same() implements Pixels {}

    /** All of them. */
    record Whole() implements Pixels {}

    /** The one that there is: a gate has one value a channel. */
    record Corner() implements Pixels {}

    /** Pixel o reads {@code o * stride - padding + tap * dilation} for each tap of the kernel. */
    record Sliding(Extent kernel, Extent stride, Extent padding, Extent dilation)
            implements Pixels {}

    /** Channel i of the result is value i of the input, row by row and channel by channel. */
    record Unrolled() implements Pixels {}
}
