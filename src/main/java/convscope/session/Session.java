package convscope.session;

import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.kernel.WeightEdits;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Path;
import convscope.rewrite.DerivationStep;
import convscope.session.History.Moment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user sees.
 *
 * @param now the design, and which block of it everything follows
 * @param history what can be undone
 * @param file where the design is saved, or null if nowhere yet
 * @param saved the design as it was opened or last saved
 * @param savedEdits the weights set by hand as they were last saved in a weights file
 * @param choices what was chosen beside the design
 * @param notice one sentence about the last message, e.g. why it changed nothing, or empty
 */
public record Session(
        Moment now,
        History history,
        java.nio.file.@Nullable Path file,
        Design saved,
        WeightEdits savedEdits,
        Choices choices,
        String notice) {

    /** {@return a first session on this design, with nothing to undo} */
    public static Session on(Design design) {
        return new Session(
                Moment.firstOf(design),
                History.EMPTY,
                null,
                design,
                WeightEdits.NONE,
                Choices.INITIAL,
                "");
    }

    public Design design() {
        return now.design();
    }

    /** {@return the selected block; the root is the design as a whole} */
    public Path selection() {
        return now.selection();
    }

    /** {@return the weights that the user set} */
    public WeightEdits edits() {
        return now.edits();
    }

    public PictureChoice picture() {
        return choices.picture();
    }

    /** {@return where the design's weights come from, the rules that carried them included} */
    public WeightsChoice weights() {
        return now.way().over(choices.weights());
    }

    /** {@return which parts of the drawing are not as they are by themselves} */
    public Set<Path> toggled() {
        return choices.toggled();
    }

    public MapSettings maps() {
        return choices.maps();
    }

    public Tab tab() {
        return choices.tab();
    }

    public Theme theme() {
        return choices.theme();
    }

    /** {@return whether changes move; else they jump} */
    public boolean motion() {
        return choices.motion();
    }

    /** {@return whether the drawing shows how long everything takes} */
    public boolean heat() {
        return choices.heat();
    }

    /** {@return what computes} */
    public EngineChoice engine() {
        return choices.engine();
    }

    /** {@return which value of the selected block is looked at; it may lie outside of them} */
    public Location location() {
        return choices.location();
    }

    /** {@return what stays while cardinality or width moves} */
    public Keep keep() {
        return choices.keep();
    }

    public Comparison comparison() {
        return choices.comparison();
    }

    /** {@return whether something would be lost if the design were left now} */
    public boolean unsaved() {
        return !design().equals(saved);
    }

    /** {@return whether weights set by hand would be lost} */
    public boolean unsavedWeights() {
        return !edits().isEmpty() && !edits().equals(savedEdits);
    }

    /** {@return the selected block, or the recipe that it comes out of; none for the design} */
    public Optional<Block> selectedBlock() {
        Expression expression = new Expression(design().body());
        Path owner = expression.owner(selection());
        return owner.isRoot() ? Optional.empty() : expression.find(owner);
    }

    /** {@return the place of the selection, or of the nearest block around it that is there} */
    public Place selected(Lowered lowered) {
        Path path = selection();
        while (!path.isRoot()) {
            Place place = lowered.find(path).orElse(null);
            if (place != null) {
                return place;
            }
            path = path.parent();
        }
        return lowered.root();
    }

    /** {@return this after rules, along which the weights came; one step to undo} */
    Session rewritten(Design other, Path selection, List<DerivationStep> steps) {
        Way way = now.way().with(edits(), steps);
        return at(new Moment(other, selection, WeightEdits.NONE, way), history.edited(now));
    }

    Session at(Moment moment, History changed) {
        return new Session(moment, changed, file, saved, savedEdits, choices, "");
    }

    Session opened(Design other, java.nio.file.@Nullable Path from) {
        return new Session(
                Moment.firstOf(other),
                History.EMPTY,
                from,
                other,
                WeightEdits.NONE,
                choices.forAnotherDesign(),
                "");
    }

    /** {@return this design, not saved over that one} */
    Session over(Design before) {
        return new Session(now, history, file, before, savedEdits, choices, "");
    }

    Session savedAs(java.nio.file.Path where, Design what) {
        return new Session(now, history, where, what, savedEdits, choices, "");
    }

    Session savedWeights(WeightEdits edits) {
        return new Session(now, history, file, saved, edits, choices, "");
    }

    Session choosing(Choices changed) {
        return new Session(now, history, file, saved, savedEdits, changed, "");
    }

    Session noting(String sentence) {
        return new Session(now, history, file, saved, savedEdits, choices, sentence);
    }
}
