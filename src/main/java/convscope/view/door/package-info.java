/**
 * The door Equivalence: designs side by side on one set of weights, the derivation between them
 * step by step, how far apart their outputs are, and what breaks it.
 */
@org.jspecify.annotations.NullMarked
package convscope.view.door;
