package convscope.session;

import convscope.model.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What the user chose beside the design; none of it can be undone.
 *
 * @param picture what runs through the design
 * @param weights with which weights
 * @param toggled which parts of the drawing are not as they are by themselves
 * @param maps how feature maps are shown
 * @param tab what stands below the drawing
 * @param theme light or dark
 * @param motion whether changes move; else they jump
 * @param location which value of the selected block is looked at
 * @param heat whether the drawing shows how long everything takes
 * @param engine what computes
 * @param comparison what the design is compared with
 * @param keep what stays while cardinality or width of an aggregated block moves
 */
public record Choices(
        PictureChoice picture,
        WeightsChoice weights,
        Set<Path> toggled,
        MapSettings maps,
        Tab tab,
        Theme theme,
        boolean motion,
        Location location,
        boolean heat,
        EngineChoice engine,
        Comparison comparison,
        Keep keep) {

    public static final Choices INITIAL =
            new Choices(
                    PictureChoice.INITIAL,
                    WeightsChoice.INITIAL,
                    Set.of(),
                    MapSettings.INITIAL,
                    Tab.MAPS,
                    Theme.LIGHT,
                    true,
                    Location.NONE,
                    false,
                    EngineChoice.USUAL,
                    Comparison.INITIAL,
                    Keep.COST);

    public Choices {
        toggled = Set.copyOf(toggled);
    }

    /** {@return the choices for another design: a weights file belongs to the one it was for} */
    Choices forAnotherDesign() {
        WeightsChoice kept =
                weights instanceof WeightsChoice.Seed ? weights : WeightsChoice.INITIAL;
        return new Choices(
                picture,
                kept,
                Set.of(),
                maps,
                tab,
                theme,
                motion,
                Location.NONE,
                heat,
                engine,
                comparison,
                keep);
    }

    Choices toggling(Path path) {
        Set<Path> changed = new HashSet<>(toggled);
        if (!changed.remove(path)) {
            changed.add(path);
        }
        return new Choices(
                picture,
                weights,
                changed,
                maps,
                tab,
                theme,
                motion,
                location,
                heat,
                engine,
                comparison,
                keep);
    }

    Choices withPicture(PictureChoice chosen) {
        return new Choices(
                chosen,
                weights,
                toggled,
                maps,
                tab,
                theme,
                motion,
                location,
                heat,
                engine,
                comparison,
                keep);
    }

    Choices withWeights(WeightsChoice chosen) {
        return new Choices(
                picture,
                chosen,
                toggled,
                maps,
                tab,
                theme,
                motion,
                location,
                heat,
                engine,
                comparison,
                keep);
    }

    Choices withMaps(MapSettings chosen) {
        return new Choices(
                picture,
                weights,
                toggled,
                chosen,
                tab,
                theme,
                motion,
                location,
                heat,
                engine,
                comparison,
                keep);
    }

    Choices withTab(Tab chosen) {
        return new Choices(
                picture,
                weights,
                toggled,
                maps,
                chosen,
                theme,
                motion,
                location,
                heat,
                engine,
                comparison,
                keep);
    }

    Choices withTheme(Theme chosen) {
        return new Choices(
                picture,
                weights,
                toggled,
                maps,
                tab,
                chosen,
                motion,
                location,
                heat,
                engine,
                comparison,
                keep);
    }

    Choices withMotion(boolean chosen) {
        return new Choices(
                picture,
                weights,
                toggled,
                maps,
                tab,
                theme,
                chosen,
                location,
                heat,
                engine,
                comparison,
                keep);
    }

    Choices withLocation(Location chosen) {
        return new Choices(
                picture,
                weights,
                toggled,
                maps,
                tab,
                theme,
                motion,
                chosen,
                heat,
                engine,
                comparison,
                keep);
    }

    Choices withHeat(boolean chosen) {
        return new Choices(
                picture,
                weights,
                toggled,
                maps,
                tab,
                theme,
                motion,
                location,
                chosen,
                engine,
                comparison,
                keep);
    }

    Choices withEngine(EngineChoice chosen) {
        return new Choices(
                picture,
                weights,
                toggled,
                maps,
                tab,
                theme,
                motion,
                location,
                heat,
                chosen,
                comparison,
                keep);
    }

    Choices withComparison(Comparison chosen) {
        return new Choices(
                picture, weights, toggled, maps, tab, theme, motion, location, heat, engine, chosen,
                keep);
    }

    Choices withKeep(Keep chosen) {
        return new Choices(
                picture,
                weights,
                toggled,
                maps,
                tab,
                theme,
                motion,
                location,
                heat,
                engine,
                comparison,
                chosen);
    }
}
