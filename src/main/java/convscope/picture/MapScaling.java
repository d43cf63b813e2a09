package convscope.picture;

/** Which values share one colour scale. */
public sealed interface MapScaling {
    /** Every map has its own range: shows weak maps, but maps cannot be compared. */
    record PerMap() implements MapScaling {}

    /** All maps share the range of the whole layer, cut as {@link LayerScale} does. */
    record PerLayer() implements MapScaling {}

    /** The range is given, to compare layers, pictures or designs. */
    record Fixed(ValueRange range) implements MapScaling {}
}
