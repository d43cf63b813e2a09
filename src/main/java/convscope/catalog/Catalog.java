package convscope.catalog;

import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the program offers: recipes, networks and samples. One line each. */
public final class Catalog {

    private static final List<BlockKind> RECIPES =
            Stream.of(
                            ConvUnit.class,
                            Basic.class,
                            Bottleneck.class,
                            ResNeXt.class,
                            SqueezeExcitation.class)
                    .map(BlockKind::of)
                    .toList();

    private static final List<Network> TABLES =
            Stream.of(ResNets.ALL).flatMap(List::stream).toList();

    private static final List<Design> NETWORKS = TABLES.stream().map(Network::design).toList();

    private static final Shape STAGE_1 = new Shape(256, 56, 56);

    private static final List<Design> SAMPLES =
            List.of(
                    sample("se-resnext-block", resNeXt(ResNeXt.Form.C, 16)),
                    sample("resnext-form-a", resNeXt(ResNeXt.Form.A, 0)),
                    sample("resnext-form-b", resNeXt(ResNeXt.Form.B, 0)),
                    sample("resnext-form-c", resNeXt(ResNeXt.Form.C, 0)));

    private Catalog() {}

    public static List<BlockKind> recipes() {
        return RECIPES;
    }

    /** {@return every kind of layer and recipe} */
    public static List<BlockKind> kinds() {
        return Stream.concat(BlockKind.LAYERS.stream(), RECIPES.stream()).toList();
    }

    /** {@return the layer or recipe of this name in the design file} */
    public static Optional<BlockKind> kind(String name) {
        return kinds().stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** {@return the kind of a layer's or a recipe's record} */
    public static Optional<BlockKind> kindOf(Block block) {
        return kinds().stream().filter(kind -> kind.type() == block.getClass()).findFirst();
    }

    /** {@return the networks as their papers' tables have them} */
    public static List<Network> tables() {
        return TABLES;
    }

    /** {@return the networks' designs} */
    public static List<Design> networks() {
        return NETWORKS;
    }

    /** {@return how the weights of these networks are named where they are published} */
    public static List<TensorNames> tensorNames() {
        return TABLES.stream().flatMap(network -> network.published().stream()).distinct().toList();
    }

    public static List<Design> samples() {
        return SAMPLES;
    }

    /** {@return the network or sample of this name} */
    public static Optional<Design> design(String name) {
        return Stream.concat(NETWORKS.stream(), SAMPLES.stream())
                .filter(design -> design.name().equals(name))
                .findFirst();
    }

    /** {@return the design with which the program starts: SE-ResNeXt, form C} */
    public static Design start() {
        return SAMPLES.getFirst();
    }

    private static Design sample(String name, Block block) {
        return new Design(name, STAGE_1, Sequence.of(block));
    }

    private static Block resNeXt(ResNeXt.Form form, int reduction) {
        return new ResNeXt(form, 32, 4, 256, 1, Shortcut.B, reduction);
    }
}
