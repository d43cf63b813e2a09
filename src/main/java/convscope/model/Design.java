package convscope.model;

/**
 * What the user builds and saves.
 *
 * @param name what it is called on screen
 * @param input the shape that is fed to the body
 * @param body the blocks
 */
public record Design(String name, Shape input, Sequence body) {

    public Design withName(String changed) {
        return new Design(changed, input, body);
    }

    public Design withInput(Shape changed) {
        return new Design(name, changed, body);
    }

    public Design withBody(Sequence changed) {
        return new Design(name, input, changed);
    }
}
