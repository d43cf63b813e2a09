package convscope.diagram;

import convscope.graph.Place.Status;
import convscope.model.Path;
import java.util.List;

/** One thing in a drawing. It belongs to a place of the design. */
public sealed interface Element {

    /** {@return the path of the place that it belongs to} */
    Path path();

    Status status();

    Rect bounds();

    /** {@return what to paint, in order} */
    List<Mark> marks();

    /** What a node is. */
    enum Form {
        /** The design's input, with its shape. */
        INPUT,
        /** The design's output, with its shape. */
        OUTPUT,
        /** A layer. */
        LAYER,
        /** A small layer: batch norm, an activation. */
        TAG,
        /** A recipe, a named sequence or a repeat, folded to one box. */
        FOLDED,
        /** The frame around an unfolded recipe, named sequence or repeat. */
        FRAME,
        /** A branch: nothing is painted but what stands in it. */
        LANE,
        /** Where branches come together; it belongs to the parallel. */
        MERGE,
        /** Stands for equal copies that are not drawn, or for what there is no room for. */
        MORE,
        /** What is wrong with the place it belongs to, in one sentence. */
        NOTE,
        /** A step inside a merge by attention; it belongs to the parallel. */
        STEP,
        /** A chart or a sheet of maps; it is no part of a design. */
        PANEL
    }

    /**
     * Something with an extent.
     *
     * @param says what it is, in words
     * @param foldable whether it can be unfolded or folded
     * @param hides the paths of places that it stands for because they are not drawn; all within
     *     them are hidden as well
     */
    record Node(
            Path path,
            Form form,
            Status status,
            Rect bounds,
            String says,
            boolean foldable,
            List<Path> hides,
            List<Mark> marks)
            implements Element {

        public Node {
            hides = List.copyOf(hides);
            marks = List.copyOf(marks);
        }

        static Node of(
                Path path, Form form, Status status, Rect bounds, String says, List<Mark> marks) {
            return new Node(path, form, status, bounds, says, false, List.of(), marks);
        }

        /** {@return whether the user goes from one to the next of these with the arrow keys} */
        public boolean isStop() {
            return switch (form) {
                case INPUT, LAYER, TAG, FOLDED, MERGE, MORE -> true;
                case OUTPUT, FRAME, LANE, NOTE, STEP, PANEL -> false;
            };
        }

        /** {@return whether it surrounds others} */
        public boolean isContainer() {
            return form == Form.FRAME || form == Form.LANE;
        }
    }

    /**
     * A wire, with an arrow head where it enters something, and perhaps a shape beside it.
     *
     * @param path the place that it leads to
     */
    record Wire(Path path, Status status, Point from, Point to, Rect bounds, List<Mark> marks)
            implements Element {
        public Wire {
            marks = List.copyOf(marks);
        }
    }
}
