package convscope.document;

import convscope.catalog.Catalog;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From JSON to a design: section 5 of the design, to the letter. */
final class DesignReader {

    static final String FORMAT = "convscope/1";
    static final int LONGEST_NAME = 200;
    static final long MOST_VALUES = 1L << 28;

    private static final int MOST_BRANCHES = 4096;
    static final int MOST_EXTENT = 4096;
    private static final int MOST_CHANNELS = 65_536;
    private static final List<String> CONTAINERS = List.of("parallel", "repeat", "sequence");
    private static final String MERGES =
            "\"add\" or \"concat\" or \"multiply\" or {\"attend\": {...}}";
    private static final String BLOCKS = "a list of blocks";
    private static final String INPUT = "a list [channels, height, width]";

    private DesignReader() {}

    static Design design(Cursor at, String fallbackName) throws DesignException {
        at.object("an object {\"format\": \"" + FORMAT + "\", ...}");
        format(at);
        at.allow(List.of("format", "name", "input", "body"));
        String name = at.has("name") ? name(at.get("name")) : fallbackName;
        Shape input = input(at.get("input", INPUT));
        return new Design(name, input, sequence(at.get("body", BLOCKS), 1));
    }

    private static void format(Cursor at) throws DesignException {
        String reads = "this program reads \"" + FORMAT + "\"";
        if (!at.has("format")) {
            throw at.fault("format is missing; " + reads);
        }
        Cursor format = at.get("format");
        if (!FORMAT.equals(format.text("\"" + FORMAT + "\""))) {
            throw format.fault("the format is " + format.value().described() + "; " + reads);
        }
    }

    private static String name(Cursor at) throws DesignException {
        String legal = "a name of 1 to " + LONGEST_NAME + " characters on one line";
        String name = at.text(legal);
        if (name.isBlank() || name.length() > LONGEST_NAME || OneLine.breaks(name)) {
            throw at.not(legal);
        }
        return name;
    }

    static Shape input(Cursor at) throws DesignException {
        List<Cursor> extents = at.items(INPUT);
        if (extents.size() != 3) {
            throw at.not(INPUT);
        }
        Shape shape =
                new Shape(
                        extents.get(0).whole(1, MOST_CHANNELS),
                        extents.get(1).whole(1, MOST_EXTENT),
                        extents.get(2).whole(1, MOST_EXTENT));
        if (shape.elements() > MOST_VALUES) {
            throw at.fault(
                    "%s = %d values are more than the %d that an input may have"
                            .formatted(shape, shape.elements(), MOST_VALUES));
        }
        return shape;
    }

    /**
     * {@return the blocks of a list, one after the other}
     *
     * @param level how deep they stand, from 1
     */
    static Sequence sequence(Cursor at, int level) throws DesignException {
        List<Cursor> items = at.items(BLOCKS);
        if (level > Lowered.DEEPEST && !items.isEmpty()) {
            throw at.fault(
                    "blocks nest deeper than the limit of %d levels".formatted(Lowered.DEEPEST));
        }
        List<Block> blocks = new ArrayList<>(items.size());
        Map<String, Integer> names = new HashMap<>();
        for (Cursor item : items) {
            Block block = block(item, level);
            if (block instanceof Named named) {
                Integer other = names.putIfAbsent(named.name(), blocks.size());
                if (other != null) {
                    throw item.fault(
                            "the name \"%s\" is taken by block %d of the same list"
                                    .formatted(named.name(), other));
                }
            }
            blocks.add(block);
        }
        return new Sequence(blocks);
    }

    static Block block(Cursor at, int level) throws DesignException {
        if (at.isList()) {
            return sequence(at, level + 1);
        }
        at.object("a block {\"kind\": {...}} or a list of blocks");
        String kind = kind(at);
        Cursor body = at.get(kind);
        Block block =
                switch (kind) {
                    case "parallel" -> parallel(body, level);
                    case "repeat" -> repeat(body, level);
                    case "sequence" -> body(body, level);
                    default -> (Block) SettingReader.read(Catalog.kind(kind).orElseThrow(), body);
                };
        return at.has("name") ? new Named(blockName(at.get("name")), block) : block;
    }

    private static String kind(Cursor at) throws DesignException {
        List<String> kinds = at.keys().stream().filter(key -> !key.equals("name")).toList();
        for (String kind : kinds) {
            if (!CONTAINERS.contains(kind) && Catalog.kind(kind).isEmpty()) {
                throw at.fault(
                        "the kind \"%s\" is not known%s"
                                .formatted(OneLine.shortened(kind), Nearest.hint(kind, kinds())));
            }
        }
        return switch (kinds.size()) {
            case 0 ->
                    throw at.fault(
                            "a block has one key that names its kind, e.g. {\"relu\": {}}; this one"
                                    + " has none");
            case 1 -> kinds.getFirst();
            default ->
                    throw at.fault(
                            "a block has one key that names its kind; this one has "
                                    + OneLine.shortened(String.join(" and ", kinds)));
        };
    }

    /** {@return the kinds that a block may have} */
    static List<String> kinds() {
        List<String> all = new ArrayList<>(Catalog.kinds().stream().map(BlockKind::name).toList());
        all.addAll(CONTAINERS);
        return all;
    }

    private static String blockName(Cursor at) throws DesignException {
        String legal =
                "a name of 1 to %d characters without a dot, a slash or a line break"
                        .formatted(Named.LONGEST);
        String name = at.text(legal);
        if (!Named.isLegal(name)) {
            throw at.not(legal);
        }
        return name;
    }

    private static Sequence body(Cursor at, int level) throws DesignException {
        at.object("an object {\"body\": [...]}");
        at.allow(List.of("body"));
        return sequence(at.get("body", BLOCKS), level + 1);
    }

    private static Repeat repeat(Cursor at, int level) throws DesignException {
        at.object("an object {\"times\": n, \"body\": [...]}");
        at.allow(List.of("times", "body"));
        int times = at.get("times", "a whole number").whole(1, Repeat.MOST_TIMES);
        return new Repeat(times, sequence(at.get("body", BLOCKS), level + 1));
    }

    private static Parallel parallel(Cursor at, int level) throws DesignException {
        at.object("an object {\"merge\": ..., \"branches\": [...]}");
        at.allow(List.of("merge", "branches"));
        Merge merge = merge(at.get("merge", MERGES));
        Cursor branches = at.get("branches", "a list of branches");
        List<Cursor> items = branches.items("a list of branches, each " + BLOCKS);
        if (items.isEmpty() || items.size() > MOST_BRANCHES) {
            throw branches.not("a list of 1 to " + MOST_BRANCHES + " branches");
        }
        List<Branch> all = new ArrayList<>();
        for (Cursor item : items) {
            all.add(branch(item, level));
        }
        return new Parallel(merge, all);
    }

    private static Branch branch(Cursor at, int level) throws DesignException {
        if (at.isList()) {
            return new Branch(1, sequence(at, level + 1));
        }
        at.object("a list of blocks or {\"copies\": n, \"body\": [...]}");
        at.allow(List.of("copies", "body"));
        int copies = at.get("copies", "a whole number").whole(1, Branch.MOST_COPIES);
        return new Branch(copies, sequence(at.get("body", BLOCKS), level + 1));
    }

    private static Merge merge(Cursor at) throws DesignException {
        if (at.value() instanceof Json.Members) {
            at.allow(List.of(BlockKind.ATTEND.name()));
            Cursor attend = at.get(BlockKind.ATTEND.name(), "an object of its parameters");
            return (Merge) SettingReader.read(BlockKind.ATTEND, attend);
        }
        Optional<Merge> plain =
                switch (at.text(MERGES)) {
                    case "add" -> Optional.of(Merge.ADD);
                    case "concat" -> Optional.of(Merge.CONCAT);
                    case "multiply" -> Optional.of(Merge.MULTIPLY);
                    default -> Optional.empty();
                };
        return plain.orElseThrow(() -> at.not(MERGES));
    }
}
