package convscope.session;

import convscope.model.Design;
import convscope.model.Path;
import convscope.session.History.Moment;
import java.util.Locale;

/** What came of an edit. */
sealed interface Outcome {

    record Done(Moment now) implements Outcome {}

    /**
     * It was done, and more came of it than was asked for.
     *
     * @param says what, in one sentence
     */
    record Remarked(Moment now, String says) implements Outcome {}

    /**
     * Nothing changed.
     *
     * @param because one sentence
     */
    record Refused(String because) implements Outcome {}

    static Outcome done(Design design, Path selection) {
        return new Done(new Moment(design, selection));
    }

    static Outcome refused(String because, Object... values) {
        return new Refused(String.format(Locale.ROOT, because, values));
    }
}
