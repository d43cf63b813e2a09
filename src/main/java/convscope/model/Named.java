package convscope.model;

/**
 * A block to which somebody gave a name; the name takes the place of kind and number in its path.
 *
 * @param name one or more characters, no dot, slash or control character, at most {@value #LONGEST}
 * @param block never a {@code Named} itself
 */
public record Named(String name, Block block) implements Block {

    public static final int LONGEST = 80;

    /**
     * @throws IllegalArgumentException if the name is not legal or the block has one already
     */
    public Named {
        if (!isLegal(name)) {
            throw new IllegalArgumentException("not a name: '" + name + "'");
        }
        if (block instanceof Named) {
            throw new IllegalArgumentException("a block has one name");
        }
    }

    public static boolean isLegal(String name) {
        return !name.isBlank()
                && name.codePointCount(0, name.length()) <= LONGEST
                && name.chars().noneMatch(c -> c == '.' || c == '/' || Character.isISOControl(c));
    }

    /** {@return the block without its name, if it has one} */
    public static Block bare(Block block) {
        return block instanceof Named named ? named.block() : block;
    }

    /** {@return {@code replacement} under the name of {@code original}, if that had one} */
    public static Block keepingName(Block original, Block replacement) {
        return original instanceof Named named
                ? new Named(named.name(), bare(replacement))
                : replacement;
    }

    @Override
    public String kind() {
        return block.kind();
    }
}
