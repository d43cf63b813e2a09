package convscope.diagram;

/** A place in the plane; y grows downwards. One unit is a pixel at zoom 1. */
public record Point(double x, double y) {}
