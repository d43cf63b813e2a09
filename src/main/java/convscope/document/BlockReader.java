package convscope.document;

import convscope.catalog.Catalog;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Branch;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.says.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From JSON to blocks: the table of section 5 of the design. */
final class BlockReader {

    static final String LIST = "a list of blocks";

    private static final int MOST_BRANCHES = 4096;
    private static final List<String> CONTAINERS = List.of("parallel", "repeat", "sequence");
    private static final String MERGES =
            "\"add\" or \"concat\" or \"multiply\" or {\"attend\": {...}}";

    private BlockReader() {}

    /**
     * {@return the blocks of a list, one after the other}
     *
     * @param level how deep they stand, from 1
     */
    static Sequence sequence(Cursor at, int level) throws DesignException {
        List<Cursor> items = at.items(LIST);
        if (level > Lowered.DEEPEST && !items.isEmpty()) {
            throw at.fault(
                    String.format(
                            Locale.ROOT,
                            "blocks nest deeper than the limit of %d levels",
                            Lowered.DEEPEST));
        }
        List<Block> blocks = new ArrayList<>(items.size());
        Map<String, Integer> names = new HashMap<>();
        for (Cursor item : items) {
            Block block = block(item, level);
            if (block instanceof Named named) {
                Integer other = names.putIfAbsent(named.name(), blocks.size());
                if (other != null) {
                    throw item.fault(
                            String.format(
                                    Locale.ROOT,
                                    "the name \"%s\" is taken by block %d of the same list",
                                    named.name(),
                                    other));
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
                                .formatted(Sentence.quote(kind), Nearest.hint(kind, kinds())));
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
                                    + Sentence.quote(String.join(" and ", kinds)));
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
                String.format(
                        Locale.ROOT,
                        "a name of 1 to %d characters without a dot, a slash or a control character",
                        Named.LONGEST);
        String name = at.text(legal);
        if (!Named.isLegal(name)) {
            throw at.not(legal);
        }
        return name;
    }

    private static Sequence body(Cursor at, int level) throws DesignException {
        at.object("an object {\"body\": [...]}");
        at.allow(List.of("body"));
        return sequence(at.get("body", LIST), level + 1);
    }

    private static Repeat repeat(Cursor at, int level) throws DesignException {
        at.object("an object {\"times\": n, \"body\": [...]}");
        at.allow(List.of("times", "body"));
        int times = at.get("times", "a whole number").whole(1, Repeat.MOST_TIMES);
        return new Repeat(times, sequence(at.get("body", LIST), level + 1));
    }

    private static Parallel parallel(Cursor at, int level) throws DesignException {
        at.object("an object {\"merge\": ..., \"branches\": [...]}");
        at.allow(List.of("merge", "branches"));
        Merge merge = merge(at.get("merge", MERGES));
        Cursor branches = at.get("branches", "a list of branches");
        List<Cursor> items = branches.items("a list of branches, each " + LIST);
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
        return new Branch(copies, sequence(at.get("body", LIST), level + 1));
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
