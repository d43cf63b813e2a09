package convscope.view;

import java.util.function.Consumer;

/** Takes what the clipboard holds; whatever is to be read or decoded is so in the background. */
record Pasting(
        Desktop desktop,
        Documents documents,
        FileDrops files,
        Pictures pictures,
        Consumer<String> onRefusal) {

    /** Blocks, a file, or a picture. */
    void paste() {
        take(desktop.pasted());
    }

    /** A picture, or a file. */
    void picture() {
        take(desktop.pastedPicture());
    }

    private void take(Clip clip) {
        switch (clip) {
            case Clip.Text(String text) -> documents.paste(text);
            case Clip.File(var path) -> files.take(path);
            case Clip.Encoded(var picture) -> pictures.choose(picture);
            case Clip.Pixels pixels -> pictures.make(pixels::encoded);
            case Clip.Address _ ->
                    onRefusal.accept(
                            "The clipboard names a picture on the network, and ConvScope loads"
                                    + " nothing from there; copy the picture itself.");
            case Clip.Nothing _ ->
                    onRefusal.accept("The clipboard holds neither blocks nor a picture.");
        }
    }
}
