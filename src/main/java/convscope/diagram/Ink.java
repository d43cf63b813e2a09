package convscope.diagram;

/** What a colour means. One colour has one meaning, everywhere in the program. */
public enum Ink {
    /** What everything is drawn on. */
    PAPER,
    /** Words and borders. */
    INK,
    /** Words of second rank. */
    MUTED,
    /** Wires and their arrow heads. */
    WIRE,
    /** The inside of a layer's box. */
    BOX,
    /** The inside of small layers: batch norm, ReLU. */
    TAG,
    /** The border of a recipe's frame. */
    FRAME,
    /** The inside of a recipe's frame. */
    GROUND,
    /** Input channels. */
    INPUT,
    /** Kernels and weights. */
    KERNEL,
    /** Output channels. */
    OUTPUT,
    /** Gates and attention. */
    GATE,
    /** The inside of what makes a gate. */
    GATE_GROUND,
    /** What does not fit. */
    FAULT,
    /** The inside of what does not fit. */
    FAULT_GROUND,
    /** What stands behind something that does not fit. */
    UNREACHED,
    /** What the user has chosen. */
    ACCENT
}
