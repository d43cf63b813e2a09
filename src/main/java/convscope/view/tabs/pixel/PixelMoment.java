package convscope.view.tabs.pixel;

import convscope.picture.ColourScale;
import convscope.picture.ValueRange;
import convscope.trace.Play;
import convscope.trace.Trace;
import convscope.view.tabs.Inks;

/**
 * What the pixel tab shows at one moment.
 *
 * @param into the node
 * @param trace of the value that is looked at
 * @param play where the window stands, and how far the output is filled
 * @param input which of the trace's input channels is drawn large, from 0 within its group
 * @param row where the window is drawn, in rows of the output: between two while it slides
 * @param column likewise
 */
record PixelMoment(LookedInto into, Trace trace, Play play, int input, double row, double column) {

    Inks inks() {
        return Inks.of(into.shown().dark());
    }

    /** {@return the input channel that is drawn large, among all of the node's} */
    int inputChannel() {
        return trace.firstInput() + input;
    }

    double engineValue() {
        return into.output().value(trace.channel(), trace.patch().row(), trace.patch().column());
    }

    ColourScale colours(ValueRange range) {
        return ColourScale.of(range, into.shown().dark());
    }
}
