package convscope.view;

import convscope.catalog.Catalog;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Branch;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The blocks that can be put into a design, as they first land. */
final class Offers {

    private Offers() {}

    /** A block under its words. */
    record BlockOffer(String says, Block block) {}

    record Section(String title, List<BlockOffer> blocks) {}

    static final List<Section> BLOCKS = sections();

    /** {@return what is offered that is no single layer} */
    static Stream<BlockOffer> compound() {
        return Stream.concat(Catalog.recipes().stream().map(Offers::offer), combinations());
    }

    private static List<Section> sections() {
        Map<String, List<BlockOffer>> sections = new LinkedHashMap<>();
        for (BlockKind kind : Catalog.kinds()) {
            sections.computeIfAbsent(kind.section(), title -> new ArrayList<>()).add(offer(kind));
        }
        sections.computeIfAbsent("Blocks", title -> new ArrayList<>())
                .addAll(combinations().toList());
        return sections.entrySet().stream()
                .map(section -> new Section(section.getKey(), List.copyOf(section.getValue())))
                .toList();
    }

    private static BlockOffer offer(BlockKind kind) {
        return new BlockOffer(kind.palette(), (Block) kind.offered());
    }

    private static Stream<BlockOffer> combinations() {
        Branch identity = Branch.identity();
        return Stream.of(
                new BlockOffer("two branches, added", Parallel.of(Merge.ADD, identity, identity)),
                new BlockOffer(
                        "two branches, concatenated",
                        Parallel.of(Merge.CONCAT, identity, identity)),
                new BlockOffer("repeat", new Repeat(2, Sequence.of(new Layer.Relu()))));
    }
}
