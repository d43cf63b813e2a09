package convscope.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What siblings are called: the name that each was given, or its kind and its number among the
 * siblings of that kind, from 1. Numbers that would make a given name are passed over.
 */
public final class FreeNames {

    private final Set<String> given = new HashSet<>();
    private final Map<String, Integer> counted = new HashMap<>();

    /** {@return the names of a sequence's blocks, in order} */
    public static List<String> of(Sequence sequence) {
        FreeNames free = new FreeNames();
        sequence.blocks().forEach(free::give);
        List<String> names = new ArrayList<>(sequence.blocks().size());
        for (Block block : sequence.blocks()) {
            names.add(free.name(block));
        }
        return names;
    }

    /** {@return the blocks; of two that were given the same name the second loses its own} */
    public static List<Block> distinct(List<Block> blocks) {
        Set<String> taken = new HashSet<>();
        List<Block> distinct = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            boolean clash = block instanceof Named named && !taken.add(named.name());
            distinct.add(clash ? Named.bare(block) : block);
        }
        return distinct;
    }

    /**
     * {@return the name itself if it is free, else with the next number that makes it so}
     *
     * @param taken what others are called
     */
    public static String nearest(String wanted, Set<String> taken) {
        String stem = wanted.replaceFirst("[0-9]{1,9}$", "");
        String digits = wanted.substring(stem.length());
        String name = wanted;
        for (long number = digits.isEmpty() ? 2 : Long.parseLong(digits) + 1;
                taken.contains(name);
                number++) {
            String end = Long.toString(number);
            int letters = stem.codePointCount(0, stem.length());
            int room = Math.min(letters, Named.LONGEST - end.length());
            name = stem.substring(0, stem.offsetByCodePoints(0, room)) + end;
        }
        return name;
    }

    /** Keeps the block's given name, if it has one, from those without. */
    public void give(Block block) {
        if (block instanceof Named named) {
            given.add(named.name());
        }
    }

    /** {@return what the next sibling is called} */
    public String name(Block block) {
        return block instanceof Named named ? named.name() : next(block.kind());
    }

    /** {@return the next free name of this kind} */
    public String next(String kind) {
        String name = kind + counted.merge(kind, 1, Integer::sum);
        while (given.contains(name)) {
            name = kind + counted.merge(kind, 1, Integer::sum);
        }
        return name;
    }
}
