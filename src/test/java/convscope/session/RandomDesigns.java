package convscope.session;

import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.catalog.SqueezeExcitation;
import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded designs and gestures, legal and not. */
final class RandomDesigns {

    private final Random random;

    RandomDesigns(long seed) {
        this.random = new Random(seed);
    }

    Design design() {
        return new Design("random", new Shape(16, 8, 8), sequence(3));
    }

    private Sequence sequence(int depth) {
        List<Block> blocks = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Block block = block(depth);
            blocks.add(
                    random.nextInt(4) == 0 && !(block instanceof Named)
                            ? new Named(pick(List.of("a", "b", "conv1", "relu2")), block)
                            : block);
        }
        return new Sequence(blocks);
    }

    Block block(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0 -> new Layer.Relu();
            case 1 -> Layer.Conv.same(16, 3, 1, 1 + random.nextInt(4));
            case 2 -> Layer.BatchNorm.standard();
            case 3 -> new ResNeXt(pick(List.of(ResNeXt.Form.values())), 4, 2, 16, 1, Shortcut.B, 0);
            case 4 -> new SqueezeExcitation(1 + random.nextInt(32));
            case 5 -> sequence(depth - 1);
            case 6 -> new Repeat(1 + random.nextInt(3), sequence(depth - 1));
            default -> parallel(depth);
        };
    }

    private Parallel parallel(int depth) {
        List<Branch> branches = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            branches.add(new Branch(1 + random.nextInt(3), sequence(depth - 1)));
        }
        return new Parallel(merge(), branches);
    }

    private Merge merge() {
        return pick(
                List.of(Merge.ADD, Merge.CONCAT, Merge.MULTIPLY, new Merge.Attend(2, 4, 1, false)));
    }

    Message.Edit edit(Design design) {
        Path at = path(design);
        return switch (random.nextInt(14)) {
            case 0 -> new Message.Insert(at, random.nextInt(3), block(1));
            case 1 -> new Message.InsertAfterSelection(block(1));
            case 2, 3 -> new Message.Remove(at);
            case 4 -> new Message.Duplicate(at);
            case 5 -> new Message.MoveUp(at);
            case 6 -> new Message.MoveDown(at);
            case 7 -> new Message.Rename(at, pick(List.of("", "a", "conv1", "x.y", "stem")));
            case 8 -> new Message.WrapInResidual(at);
            case 9 -> new Message.AddBranch(at);
            case 10 -> new Message.AttachSE(at);
            case 11 -> new Message.UnfoldRecipe(at);
            case 12 -> new Message.SetInput(new Shape(1 + random.nextInt(32), 8, 8));
            default ->
                    new Message.SetParameter(
                            at,
                            pick(List.of("groups", "copies", "times", "merge", "reduction", "no")),
                            pick(List.of(0, 1, 2, 4, "text", merge())),
                            random.nextBoolean());
        };
    }

    /** Mostly one that is there. */
    Path path(Design design) {
        List<Path> paths =
                Lowered.of(design).root().all().map(Place::path).distinct().limit(500).toList();
        return random.nextInt(10) == 0 ? new Path("no.such1") : pick(paths);
    }

    <T> T pick(List<? extends T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
