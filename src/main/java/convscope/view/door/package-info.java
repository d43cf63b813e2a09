/**
 * The door Equivalence: designs side by side on one set of weights, the derivation between them
 * step by step, how far apart their outputs are, and what breaks it.
 *
 * <p>Start at {@link convscope.view.door.EquivalenceDoor} and {@link
 * convscope.view.door.StageView}. The controls give a {@link convscope.lesson.Scene}, whose
 * columns, derivation and differences are computed in {@code run} and shown by one view each;
 * {@link convscope.view.door.ErrorPlot} is the paper's curve.
 *
 * {@snippet class="convscope.view.door.DoorExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.view.door;
