package convscope.view.inspector;

import convscope.catalog.Catalog;
import convscope.graph.Place;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Branch;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Setting;
import convscope.model.Usual;
import convscope.session.Aggregation;
import convscope.session.Keep;
import convscope.session.LegalValues;
import convscope.view.workbench.ShownDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is inspected.
 *
 * @param place the selected place
 * @param title what it is
 * @param fields what can be set
 * @param recipe the recipe that it comes out of, if it does
 * @param aggregation its cardinality and width, if they can be set and follow each other
 */
record InspectedBlock(
        Place place,
        String title,
        List<Field> fields,
        Optional<Path> recipe,
        Optional<Aggregation> aggregation) {

    private static final Setting TIMES =
            new Setting(
                    "times",
                    int.class,
                    "how often the body runs, each time with weights of its own",
                    "1",
                    "",
                    1,
                    Repeat.MOST_TIMES,
                    Usual.COUNTS,
                    List.of());
    private static final Setting COPIES =
            new Setting(
                    "copies",
                    int.class,
                    "equal branches side by side, each with weights of its own",
                    "1",
                    "",
                    1,
                    Branch.MOST_COPIES,
                    Usual.COUNTS,
                    List.of());
    private static final Setting MERGE =
            new Setting(
                    "merge",
                    MergeWord.class,
                    "how the branches join",
                    "ADD",
                    "",
                    0,
                    0,
                    Usual.COUNTS,
                    List.of());

    private static final LegalValues MERGES =
            new LegalValues.Choices(List.of((Object[]) MergeWord.values()));

    static InspectedBlock of(ShownDesign shown) {
        Place place = shown.selected();
        Optional<Branch> branch = branch(shown, place);
        String title =
                branch.isPresent() ? branchTitle(place) : Titles.of(place.bare(), place.input());
        List<Field> fields =
                branch.map(b -> List.of(count(COPIES, b.copies())))
                        .orElseGet(() -> fields(place, shown.session().keep()));
        Optional<Path> recipe =
                place.derived() ? Optional.of(recipe(shown, place)) : Optional.empty();
        Optional<Aggregation> aggregation =
                place.derived() ? Optional.empty() : Aggregation.of(place);
        return new InspectedBlock(
                place, place.path().isRoot() ? "Design" : title, fields, recipe, aggregation);
    }

    private static String branchTitle(Place place) {
        return place.path().name().replaceAll("([0-9]+)$", " $1").replace("branch", "Branch");
    }

    private static Optional<Branch> branch(ShownDesign shown, Place place) {
        if (place.derived() || place.path().isRoot()) {
            return Optional.empty();
        }
        Place around = shown.lowered().find(place.path().parent()).orElseThrow();
        int index = around.parts().indexOf(place);
        return around.bare() instanceof Parallel parallel && index >= 0
                ? Optional.of(parallel.branchAt(index))
                : Optional.empty();
    }

    private static Path recipe(ShownDesign shown, Place place) {
        Path path = place.path();
        while (!path.isRoot()) {
            Optional<Place> around = shown.lowered().find(path);
            if (around.isPresent()
                    && !around.get().derived()
                    && around.get().bare() instanceof Recipe) {
                return path;
            }
            path = path.parent();
        }
        return path;
    }

    private static List<Field> fields(Place place, Keep keep) {
        return switch (place.bare()) {
            case Repeat repeat -> List.of(count(TIMES, repeat.times()));
            case Parallel parallel -> parallel(place, parallel);
            case Block block ->
                    Catalog.kindOf(block)
                            .map(kind -> fields(kind, (Record) block, place, keep))
                            .orElse(List.of());
        };
    }

    private static List<Field> parallel(Place place, Parallel parallel) {
        List<Field> fields = new ArrayList<>();
        MergeWord word = MergeWord.of(parallel.merge());
        fields.add(new Field(MERGE, word, MERGES));
        if (parallel.merge() instanceof Merge.Attend attend) {
            fields.addAll(fields(BlockKind.ATTEND, attend, place, Keep.WIDTH));
        }
        return fields;
    }

    private static List<Field> fields(BlockKind kind, Record chosen, Place place, Keep keep) {
        List<Field> fields = new ArrayList<>();
        kind.values(chosen)
                .forEach(
                        (name, value) -> {
                            Setting setting = kind.setting(name).orElseThrow();
                            fields.add(new Field(setting, value, legal(place, setting, keep)));
                        });
        return fields;
    }

    /** Where two numbers follow each other, a slider stops where the other one is whole. */
    private static LegalValues legal(Place place, Setting setting, Keep keep) {
        LegalValues legal = LegalValues.of(place, setting);
        return Aggregation.moves(setting.name()) && legal instanceof LegalValues.Range range
                ? Aggregation.of(place)
                        .map(now -> now.stops(setting, range.usual(), keep))
                        .<LegalValues>map(
                                stops -> new LegalValues.Range(range.least(), range.most(), stops))
                        .orElse(legal)
                : legal;
    }

    private static Field count(Setting setting, int value) {
        List<Integer> usual = setting.usual().numbers(1);
        return new Field(
                setting, value, new LegalValues.Range(setting.least(), setting.most(), usual));
    }

    /** {@return the name that the user gave, or empty} */
    String name() {
        return place.block() instanceof Named named ? named.name() : "";
    }

    /** {@return whether a block of its own, which can be named, moved and deleted} */
    boolean nameable() {
        return recipe.isEmpty() && !place.path().isRoot() && !title.startsWith("Branch ");
    }

    /** {@return equal for subjects that the same editors serve} */
    Object editors() {
        return List.of(
                place.path(),
                recipe.isPresent(),
                aggregation.isPresent(),
                fields.stream().map(Field::editor).toList());
    }
}
