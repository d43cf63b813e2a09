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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The blocks that can be put into a design, as they first land. */
final class Offers {

    private Offers() {}

    /** A block under its words. */
    record BlockOffer(String says, Block block) {}

    record Section(String title, List<BlockOffer> blocks) {}

    static final List<Section> BLOCKS =
            List.of(
                    new Section("Layers", BlockKind.LAYERS.stream().map(Offers::offer).toList()),
                    new Section(
                            "Blocks",
                            Stream.concat(
                                            Catalog.recipes().stream().map(Offers::offer),
                                            combinations())
                                    .toList()));

    private static BlockOffer offer(BlockKind kind) {
        return new BlockOffer(words(kind.name()), initial(kind));
    }

    /** The convolution that is mostly meant keeps the extent. */
    private static Block initial(BlockKind kind) {
        return kind.type() == Layer.Conv.class
                ? Layer.Conv.same(64, 3, 1, 1)
                : (Block) kind.create(Map.of());
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

    private static String words(String kind) {
        return switch (kind) {
            case "conv" -> "convolution";
            case "relu" -> "ReLU";
            case "resnext" -> "ResNeXt";
            case "se" -> "squeeze-and-excitation";
            case "lrn" -> "local response norm";
            case "globalAvgPool" -> "global average pool";
            case "avgPool" -> "average pool";
            default -> kind.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        };
    }
}
