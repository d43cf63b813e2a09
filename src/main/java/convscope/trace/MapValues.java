package convscope.trace;

/** What a value's maps hold, wherever they are kept. */
@FunctionalInterface
public interface MapValues {

    float at(int channel, int row, int column);
}
