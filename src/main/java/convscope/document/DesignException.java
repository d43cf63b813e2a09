package convscope.document;

import java.io.IOException;

/** A file, or an argument, that does not say a design or a graph. The message is one sentence. */
public final class DesignException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String path;

    /**
     * @param file the file's name, or what stands for it
     * @param path the JSON path of the fault, {@code $} for the whole; empty where there is none
     * @param says what is wrong, and what is legal
     */
    public DesignException(String file, String path, String says) {
        super(sentence(file, path, says));
        this.file = file;
        this.path = path;
    }

    public String file() {
        return file;
    }

    /** {@return the JSON path of the fault, e.g. {@code $.body[1].conv.groups}, or empty} */
    public String path() {
        return path;
    }

    private static String sentence(String file, String path, String says) {
        String place = path.isEmpty() ? "" : path + ": ";
        return OneLine.of(OneLine.shortened(file) + ": " + place + says);
    }
}
