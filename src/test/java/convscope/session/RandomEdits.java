package convscope.session;

import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Merge;
import convscope.model.Path;
import convscope.model.RoughDesigns;
import convscope.model.Shape;
import java.util.List;
import java.util.Random;

/** Seeded gestures on seeded designs, legal and not. */
final class RandomEdits {

    private final Random random;
    private final RoughDesigns designs;

    RandomEdits(long seed) {
        this.random = new Random(seed);
        this.designs = new RoughDesigns(random);
    }

    Design design() {
        return designs.design("random");
    }

    private Block block() {
        return designs.block(2, 16);
    }

    private Merge merge() {
        return pick(
                List.of(Merge.ADD, Merge.CONCAT, Merge.MULTIPLY, new Merge.Attend(2, 4, 1, false)));
    }

    Message.Edit edit(Design design) {
        Path at = path(design);
        return switch (random.nextInt(14)) {
            case 0 -> new Message.Insert(at, random.nextInt(3), block());
            case 1 -> new Message.InsertAfterSelection(block());
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
