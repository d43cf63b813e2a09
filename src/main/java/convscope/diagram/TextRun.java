package convscope.diagram;

import java.util.List;

/** A stretch of a line that is set in one go. Widths are at size 1. */
public sealed interface TextRun {

    /** {@return its letters in the order in which they are read} */
    String text();

    double width();

    /** Letters of the program's own typeface, from left to right. */
    record Own(String text, double width) implements TextRun {}

    /**
     * Letters that it lacks: whoever paints takes them from elsewhere, in the middle of this room
     * and squeezed where they need more.
     *
     * @param width what they usually take
     */
    record Foreign(String text, boolean rightToLeft, double width) implements TextRun {

        /** {@return its letters with their marks, as a reader counts them} */
        public List<String> clusters() {
            return Itemization.clusters(text);
        }
    }
}
