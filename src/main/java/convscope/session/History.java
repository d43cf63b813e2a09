package convscope.session;

import convscope.kernel.WeightEdits;
import convscope.model.Design;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be undone and redone, without limit.
 *
 * @param past the states before, the latest last
 * @param future the states that were undone, the latest undone last
 * @param drag the parameter whose slider is being dragged, or the weight that is being typed, all
 *     of which is one step
 */
public record History(List<Moment> past, List<Moment> future, @Nullable Drag drag) {

    public static final History EMPTY = new History(List.of(), List.of(), null);

    /**
     * A state of the design and of its weights, and what was selected in it.
     *
     * @param edits the weights set by hand
     * @param way how the weights came here
     */
    public record Moment(Design design, Path selection, WeightEdits edits, Way way) {

        Moment(Design design, Path selection) {
            this(design, selection, WeightEdits.NONE, Way.NONE);
        }

        Moment with(WeightEdits changed) {
            return new Moment(design, selection, changed, way);
        }

        Moment with(Way other) {
            return new Moment(design, selection, edits, other);
        }

        /** {@return whether nothing but the selection differs} */
        boolean means(Moment other) {
            return design.equals(other.design)
                    && edits.equals(other.edits)
                    && way.equals(other.way);
        }

        /** {@return a design with its first block selected} */
        static Moment firstOf(Design design) {
            return new Moment(
                    design,
                    Names.of(design.body()).stream().findFirst().map(Path::new).orElse(Path.ROOT));
        }
    }

    /** A slider in the user's hand; a weight's place in its tensor, while it is typed. */
    public record Drag(Path at, String setting) {}

    /** What undo or redo leads to. */
    record Travelled(Moment to, History history) {}

    public History {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    public boolean canUndo() {
        return !past.isEmpty();
    }

    public boolean canRedo() {
        return !future.isEmpty();
    }

    /** {@return the history after an edit that began at {@code before}} */
    History edited(Moment before) {
        return new History(with(past, before), List.of(), null);
    }

    /** {@return the history after one move of a slider} */
    History dragged(Moment before, Drag slider) {
        return slider.equals(drag) ? this : new History(with(past, before), List.of(), slider);
    }

    /** {@return where this slider was taken, if it is in the user's hand, else {@code now}} */
    Moment start(Drag slider, Moment now) {
        return slider.equals(drag) ? past.getLast() : now;
    }

    /** {@return the history after the slider was let go; a drag back to its start is no step} */
    History released(Moment now) {
        if (drag == null) {
            return this;
        }
        boolean back = !past.isEmpty() && past.getLast().means(now);
        return new History(back ? past.subList(0, past.size() - 1) : past, future, null);
    }

    /** {@return where the step in the user's hand began, without a trace of it} */
    Optional<Travelled> givenUp() {
        return drag == null || past.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Travelled(
                                past.getLast(),
                                new History(past.subList(0, past.size() - 1), future, null)));
    }

    Optional<Travelled> undo(Moment now) {
        return past.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Travelled(
                                past.getLast(),
                                new History(
                                        past.subList(0, past.size() - 1),
                                        with(future, now),
                                        null)));
    }

    Optional<Travelled> redo(Moment now) {
        return future.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Travelled(
                                future.getLast(),
                                new History(
                                        with(past, now),
                                        future.subList(0, future.size() - 1),
                                        null)));
    }

    private static List<Moment> with(List<Moment> moments, Moment last) {
        List<Moment> longer = new ArrayList<>(moments);
        longer.add(last);
        return longer;
    }
}
