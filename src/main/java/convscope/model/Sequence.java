package convscope.model;

import java.util.ArrayList;
import java.util.List;

/** Blocks one after the other. The empty sequence is the identity. */
public record Sequence(List<Block> blocks) implements Block {

    public static final Sequence EMPTY = new Sequence(List.of());

    public Sequence {
        blocks = List.copyOf(blocks);
    }

    public static Sequence of(Block... blocks) {
        return new Sequence(List.of(blocks));
    }

    /** {@return the block itself if it is a sequence, else the sequence of it alone} */
    public static Sequence holding(Block block) {
        return block instanceof Sequence sequence ? sequence : of(block);
    }

    /** {@return this sequence with {@code block} standing before the present {@code index}} */
    public Sequence inserted(int index, Block block) {
        List<Block> changed = new ArrayList<>(blocks);
        changed.add(index, block);
        return new Sequence(changed);
    }

    public Sequence removed(int index) {
        List<Block> changed = new ArrayList<>(blocks);
        changed.remove(index);
        return new Sequence(changed);
    }

    public Sequence replaced(int index, Block block) {
        List<Block> changed = new ArrayList<>(blocks);
        changed.set(index, block);
        return new Sequence(changed);
    }

    @Override
    public String kind() {
        return "sequence";
    }
}
