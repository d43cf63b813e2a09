package convscope.engine.plan;

import convscope.graph.Node;

/**
 * Which short cuts some weights allow. Where they are not all finite, these change which results
 * are not finite: skipping the padding, for zero times infinity is not a number, computing a batch
 * normalisation in another order, and folding it into the weights before it.
 */
public interface ShortCuts {

    /** {@return whether every number of the node's tensors, or of what they come to, is finite} */
    boolean finite(Node node);

    /** {@return whether the weights times the norm's scale, and the bias with it, are finite} */
    boolean folds(Node node, Node norm);
}
