package convscope.model;

import convscope.catalog.Bottleneck;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.catalog.SqueezeExcitation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Small nested designs, the same for the same seed; many of them do not fit, and names collide with
 * those that others are called by.
 */
public record RoughDesigns(Random random) {

    private static final int DEEPEST = 3;
    private static final List<String> NAMES =
            List.of("a", "b", "conv1", "relu2", "name 1", "name 2", "name 3");

    public static Design of(long seed) {
        return new RoughDesigns(new Random(seed)).design("design " + seed);
    }

    /** {@return the next one} */
    public Design design(String name) {
        int channels = 8 * upTo(8);
        return new Design(
                name, new Shape(channels, 8 + upTo(8), 8 + upTo(8)), sequence(0, channels));
    }

    /**
     * {@return one block, which contains others only above the deepest level}
     *
     * @param depth how deep it is to stand, from 0
     * @param channels of most of its layers
     */
    public Block block(int depth, int channels) {
        int kind = random.nextInt(depth >= DEEPEST ? 10 : 15);
        return switch (kind) {
            case 0, 1 -> Layer.Conv.same(channels, 3, 1, random.nextInt(3) == 0 ? upTo(9) : 1);
            case 2 -> Layer.Conv.same(random.nextInt(3) == 0 ? upTo(64) : channels, 1, 1, 1);
            case 3 -> Layer.BatchNorm.standard();
            case 4 -> new Layer.Relu();
            case 5 -> new Layer.MaxPool(Extent.square(3), Extent.ONE, Extent.ONE, false);
            case 6 -> new SqueezeExcitation(upTo(20));
            case 7 -> resNeXt(channels);
            case 8 ->
                    new Bottleneck(
                            upTo(16),
                            channels,
                            upTo(2),
                            Bottleneck.StrideOn.MIDDLE,
                            Shortcut.C,
                            random.nextInt(2) * 4);
            case 9 -> new Layer.Sigmoid();
            case 10 -> new Repeat(upTo(4), sequence(depth + 1, channels));
            case 11 -> sequence(depth + 1, channels);
            default -> parallel(depth, channels);
        };
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    private Sequence sequence(int depth, int channels) {
        List<Block> blocks = new ArrayList<>();
        int count = random.nextInt(depth == 0 ? 5 : 4);
        for (int i = 0; i < count; i++) {
            Block block = block(depth, channels);
            boolean named = random.nextInt(6) == 0;
            String name = NAMES.get(random.nextInt(NAMES.size()));
            blocks.add(named ? new Named(name, block) : block);
        }
        return new Sequence(blocks);
    }

    private Block resNeXt(int channels) {
        ResNeXt.Form form = ResNeXt.Form.values()[random.nextInt(3)];
        return new ResNeXt(form, upTo(12), upTo(8), channels, 1, Shortcut.B, random.nextInt(2) * 4);
    }

    private Block parallel(int depth, int channels) {
        Merge merge =
                switch (random.nextInt(4)) {
                    case 0 -> Merge.ADD;
                    case 1 -> Merge.CONCAT;
                    case 2 -> Merge.MULTIPLY;
                    default -> new Merge.Attend(4, 8, 1, false);
                };
        List<Branch> branches = new ArrayList<>();
        int count = upTo(4);
        for (int i = 0; i < count; i++) {
            Sequence body = random.nextInt(4) == 0 ? Sequence.EMPTY : sequence(depth + 1, channels);
            branches.add(new Branch(random.nextInt(4) == 0 ? upTo(9) : 1, body));
        }
        return new Parallel(merge, branches);
    }
}
