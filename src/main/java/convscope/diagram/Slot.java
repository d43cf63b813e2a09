package convscope.diagram;

import convscope.model.Path;

/**
 * A place where a block can be put in.
 *
 * @param sequence the path of the sequence; a design's body has the root path
 * @param index the block will stand before the present one of this index
 * @param at where the "+" is drawn
 */
public record Slot(Path sequence, int index, Point at) {

    /** Radius of the "+". */
    public static final double RADIUS = 7.5;
}
