package convscope.proof;

import convscope.graph.Graph;
import convscope.weights.Weights;

/**
 * One of two functions to be compared. Whoever made the weights closes them.
 *
 * @param graph what is computed
 * @param weights every tensor that the graph names, all of one type
 */
public record Side(Graph graph, Weights weights) {}
