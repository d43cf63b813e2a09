package convscope.engine.plan;

import convscope.graph.Node;

/**
 * Which short cuts some weights allow. Where they are not all finite, two of them change which
 * results are not finite: skipping the padding, for zero times infinity is not a number, and
 * folding a batch normalisation into the weights before it.
 */
public interface ShortCuts {

    /** {@return whether every number of a convolution's or a product's weight is finite} */
    boolean finite(Node node);

    /** {@return whether the weights times the norm's scale, and the bias with it, are finite} */
    boolean folds(Node node, Node norm);
}
