package convscope.session;

import convscope.catalog.Catalog;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Branch;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Repeat;
import convscope.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives one setting of a block another value. */
final class Choosing {

    private final Edits edits;

    Choosing(Edits edits) {
        this.edits = edits;
    }

    Outcome set(Message.SetParameter message, Path selection) {
        Path at = message.at();
        Block bare = edits.find(at).map(Named::bare).orElse(null);
        if (bare == null) {
            return edits.notYours(at);
        }
        Outcome outcome =
                message.setting().equals("copies")
                        ? copies(at, message.value())
                        : set(at, bare, message.setting(), message.value());
        return outcome instanceof Outcome.Done(var now) && !selection.equals(at)
                ? Outcome.done(now.design(), selection)
                : outcome;
    }

    private Outcome set(Path at, Block bare, String name, Object value) {
        return switch (bare) {
            case Repeat repeat when name.equals("times") ->
                    within(value, Repeat.MOST_TIMES)
                            ? become(at, new Repeat((Integer) value, repeat.body()))
                            : illegal(name, "a whole number from 1 to " + Repeat.MOST_TIMES, value);
            case Parallel parallel when name.equals("merge") && value instanceof Merge merge ->
                    become(at, new Parallel(merge, parallel.branches()));
            case Parallel parallel when parallel.merge() instanceof Merge.Attend attend ->
                    changed(BlockKind.ATTEND, attend, name, value)
                            .map(merge -> new Parallel((Merge) merge, parallel.branches()))
                            .map(block -> become(at, block))
                            .orElseGet(() -> refusal(BlockKind.ATTEND, name, value));
            case Block block -> setting(at, block, name, value);
        };
    }

    private Outcome setting(Path at, Block bare, String name, Object value) {
        BlockKind kind = Catalog.kindOf(bare).orElse(null);
        return kind == null
                ? Outcome.refused("%s has no setting %s.", at, name)
                : changed(kind, (Record) bare, name, value)
                        .map(block -> become(at, (Block) block))
                        .orElseGet(() -> refusal(kind, name, value));
    }

    private static Optional<Record> changed(
            BlockKind kind, Record record, String name, Object value) {
        return kind.setting(name)
                .filter(setting -> setting.accepts(value))
                .map(setting -> kind.with(record, name, value));
    }

    private Outcome become(Path at, Block block) {
        return edits.replace(at, whole -> Named.keepingName(whole, block));
    }

    private Outcome copies(Path at, Object value) {
        if (at.isRoot()
                || !(edits.find(at.parent()).map(Named::bare).orElse(null)
                        instanceof Parallel parallel)) {
            return Outcome.refused("Only a branch has copies.");
        }
        if (!within(value, Branch.MOST_COPIES)) {
            return illegal("copies", "a whole number from 1 to " + Branch.MOST_COPIES, value);
        }
        int index = Names.find(parallel, at.name()).orElseThrow();
        int position = Expression.position(parallel, index);
        List<Branch> branches = new ArrayList<>(parallel.branches());
        branches.set(position, new Branch((Integer) value, branches.get(position).body()));
        Parallel changed = new Parallel(parallel.merge(), branches);
        int end = branches.subList(0, position + 1).stream().mapToInt(Branch::copies).sum();
        Path selection = at.parent().child(Names.ofBranch(Math.min(index, end - 1)));
        return become(at.parent(), changed) instanceof Outcome.Done(var now)
                ? Outcome.done(now.design(), selection)
                : edits.notYours(at);
    }

    private static boolean within(Object value, int most) {
        return value instanceof Integer number && number >= 1 && number <= most;
    }

    private static Outcome refusal(BlockKind kind, String name, Object value) {
        return kind.setting(name)
                .map(Setting::legal)
                .map(legal -> illegal(name, legal, value))
                .orElseGet(() -> Outcome.refused("%s has no setting %s.", kind.name(), name));
    }

    private static Outcome illegal(String name, String legal, Object value) {
        return Outcome.refused("%s is %s, not %s.", name, legal, value);
    }
}
