package convscope.engine.plan;

import convscope.graph.Node;

/** Ordinary weights: they allow every short cut. */
public record AllFinite() implements ShortCuts {

    @Override
    public boolean finite(Node node) {
        return true;
    }

    @Override
    public boolean folds(Node node, Node norm) {
        return true;
    }
}
