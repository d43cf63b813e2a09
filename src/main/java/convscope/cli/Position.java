package convscope.cli;

/** A pixel of a map, as the user wrote it: it may lie outside. */
record Position(int row, int column) {}
