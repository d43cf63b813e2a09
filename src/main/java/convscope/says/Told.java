package convscope.says;

/** An exception whose message is one sentence for the user, with the place and a legal value. */
public interface Told {

    /** {@return the sentence} */
    String getMessage();
}
