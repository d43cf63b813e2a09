package convscope.model;

import convscope.catalog.Catalog;
import convscope.graph.Lowered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Designs drawn by a seed: the same seed gives the same design on every machine.
 *
 * <p>{@link #legal} is legal as a file, whether or not its blocks fit each other; {@link #sound}
 * also fits, so that it can be counted and run.
 */
public final class RandomDesigns {

    private static final int DEEPEST = 4;
    private static final List<String> NAMES =
            List.of("stem", "head", "Größe", "a b", "\"quoted\"", "1x1", "\\back", "深い", "🙂");

    private static final List<Integer> CHANNELS = List.of(1, 3, 4, 6, 12, 16, 20, 33);

    private final Random random;

    private RandomDesigns(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    /** {@return a design with any legal values of any kind} */
    public static Design legal(long seed) {
        return new RandomDesigns(seed).legalDesign(seed);
    }

    /** {@return so many designs with seeds from 0} */
    public static Stream<Design> manyLegal(int count) {
        return Stream.iterate(0L, seed -> seed + 1).limit(count).map(RandomDesigns::legal);
    }

    /** {@return a small design without a fault} */
    public static Design sound(long seed) {
        return new RandomDesigns(seed).soundDesign(seed);
    }

    private Design legalDesign(long seed) {
        Shape input = new Shape(between(1, 512), between(1, 64), between(1, 64));
        return new Design("random " + seed, input, sequence(1, 5));
    }

    private Design soundDesign(long seed) {
        Design design =
                new Design(
                        "sound " + seed,
                        new Shape(8 * between(1, 4), between(6, 14), between(6, 14)),
                        Sequence.EMPTY);
        int wanted = between(1, 6);
        for (int attempt = 0; attempt < 60 && design.body().blocks().size() < wanted; attempt++) {
            Sequence body = design.body();
            Design longer = design.withBody(body.inserted(body.blocks().size(), small()));
            Lowered lowered = Lowered.of(longer);
            if (lowered.complete() && lowered.graph().nodes().size() < 400) {
                design = longer;
            }
        }
        return design;
    }

    /** A block of few channels, which fits more often than not. */
    private Block small() {
        return switch (random.nextInt(9)) {
            case 0 -> Layer.Conv.same(8 * between(1, 4), 1 + 2 * between(0, 2), between(1, 2), 1);
            case 1 -> Layer.Conv.same(8 * between(1, 4), 3, 1, 1 << between(0, 3)).withBias();
            case 2 ->
                    Parallel.of(
                            random.nextBoolean() ? Merge.ADD : Merge.CONCAT,
                            new Branch(between(1, 3), Sequence.of(smallLayer(), smallLayer())),
                            Branch.identity());
            case 3 ->
                    Parallel.of(
                            new Merge.Attend(between(1, 4), 4, 1, random.nextBoolean()),
                            Branch.of(smallLayer()),
                            Branch.of(Layer.Conv.same(8 * between(1, 4), 3, 1, 1)));
            case 4 -> new Repeat(between(1, 3), Sequence.of(smallLayer()));
            case 5 -> smallRecipe();
            default -> smallLayer();
        };
    }

    private Block smallLayer() {
        return switch (random.nextInt(12)) {
            case 0 -> Layer.BatchNorm.standard();
            case 1 -> new Layer.Sigmoid();
            case 2 ->
                    new Layer.MaxPool(
                            Extent.square(3),
                            between(1, 2) == 1 ? Extent.ONE : Extent.square(2),
                            Extent.ONE,
                            random.nextBoolean());
            case 3 ->
                    new Layer.AvgPool(
                            new Extent(3, 2),
                            Extent.ONE,
                            Extent.ZERO,
                            random.nextBoolean(),
                            random.nextBoolean());
            case 4 -> new Layer.Lrn(5, 1e-4, 0.75, 1);
            case 5 -> new Layer.Scale(0.5);
            case 6 -> new Layer.Slice(0, 8);
            case 7 -> new Layer.PadChannels(between(0, 3), between(0, 3));
            case 8 -> new Layer.Subsample(2);
            case 9 -> new Layer.Shuffle(2);
            case 10 -> Layer.Conv.same(8 * between(1, 4), 3, 1, 1);
            default -> new Layer.Relu();
        };
    }

    private Block smallRecipe() {
        BlockKind kind = Catalog.recipes().get(random.nextInt(Catalog.recipes().size()));
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : kind.settings()) {
            switch (setting.name()) {
                case "out", "width" -> values.put(setting.name(), 8 * between(1, 3));
                case "cardinality" -> values.put(setting.name(), 1 << between(0, 2));
                case "stride" -> {
                    if (setting.type() == int.class) {
                        values.put(setting.name(), between(1, 2));
                    }
                }
                case "se", "reduction" -> values.put(setting.name(), between(1, 4));
                default -> {
                    if (setting.type().isEnum()) {
                        values.put(setting.name(), value(setting));
                    }
                }
            }
        }
        return (Block) kind.create(values);
    }

    private Sequence sequence(int depth, int most) {
        int size = random.nextInt(most + 1);
        List<Block> blocks = new ArrayList<>();
        List<String> names = new ArrayList<>(NAMES);
        for (int i = 0; i < size; i++) {
            Block block = block(depth);
            boolean named = random.nextInt(4) == 0 && !names.isEmpty();
            blocks.add(
                    named ? new Named(names.remove(random.nextInt(names.size())), block) : block);
        }
        return new Sequence(blocks);
    }

    private Block block(int depth) {
        int choice = depth >= DEEPEST ? 9 : random.nextInt(10);
        return switch (choice) {
            case 0, 1 -> parallel(depth);
            case 2 -> new Repeat(between(1, Repeat.MOST_TIMES), sequence(depth + 1, 3));
            case 3 -> sequence(depth + 1, 3);
            default -> {
                BlockKind kind = Catalog.kinds().get(random.nextInt(Catalog.kinds().size()));
                yield (Block) any(kind);
            }
        };
    }

    private Parallel parallel(int depth) {
        Merge merge =
                switch (random.nextInt(4)) {
                    case 0 -> Merge.ADD;
                    case 1 -> Merge.CONCAT;
                    case 2 -> Merge.MULTIPLY;
                    default -> (Merge) any(BlockKind.ATTEND);
                };
        List<Branch> branches = new ArrayList<>();
        int count = between(1, 3);
        for (int i = 0; i < count; i++) {
            int copies = random.nextBoolean() ? 1 : between(1, Branch.MOST_COPIES);
            branches.add(new Branch(copies, sequence(depth + 1, 3)));
        }
        return new Parallel(merge, branches);
    }

    private Record any(BlockKind kind) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : kind.settings()) {
            if (setting.required() || random.nextBoolean()) {
                values.put(setting.name(), value(setting));
            }
        }
        return kind.create(values);
    }

    private Object value(Setting setting) {
        Class<?> type = setting.type();
        int least = (int) setting.least();
        int most = (int) Math.min(setting.most(), 70_000);
        if (type == int.class) {
            return between(least, most);
        }
        if (type == Extent.class) {
            Extent square = Extent.square(between(least, most));
            return random.nextBoolean()
                    ? square
                    : new Extent(square.height(), between(least, most));
        }
        if (type == double.class) {
            double share = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
            return setting.least() + share * (Math.min(setting.most(), 1e6) - setting.least());
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        Object[] constants = type.getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /**
     * {@return a recipe with few channels on a small input, legal or not}
     *
     * @param random is drawn from
     */
    public static Design of(BlockKind recipe, Random random) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : recipe.settings()) {
            if (setting.required() || random.nextInt(3) > 0) {
                values.put(setting.name(), value(setting, random));
            }
        }
        Shape input =
                new Shape(
                        CHANNELS.get(random.nextInt(CHANNELS.size())),
                        1 + random.nextInt(9),
                        1 + random.nextInt(9));
        Block block = (Block) recipe.create(values);
        return new Design(recipe.name(), input, Sequence.of(block));
    }

    private static Object value(Setting setting, Random random) {
        Class<?> type = setting.type();
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        if (type == double.class) {
            return Math.min(setting.most(), setting.least() + random.nextDouble());
        }
        int most = (int) Math.min(setting.most(), setting.name().equals("out") ? 33 : 5);
        return type == Extent.class
                ? new Extent(number(setting, most, random), number(setting, most, random))
                : (Object) number(setting, most, random);
    }

    private static int number(Setting setting, int most, Random random) {
        int least = (int) setting.least();
        return least + random.nextInt(Math.max(1, most - least + 1));
    }
}
