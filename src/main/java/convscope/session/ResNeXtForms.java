package convscope.session;

import convscope.catalog.ResNeXt;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;

/** Every ResNeXt block in one of its three forms. */
record ResNeXtForms(ResNeXt.Form form) {

    Baseline of(Design design, String label) {
        if (!holdsResNeXt(design.body())) {
            return new Baseline.Missing(
                    label, "This design holds no ResNeXt block, so it has no " + label + ".");
        }
        Design changed = design.withBody((Sequence) in(design.body()));
        return changed.equals(design)
                ? new Baseline.Missing(label, "This design is in " + label + " already.")
                : new Baseline.Built(
                        label,
                        changed.withName(design.name() + ", " + label),
                        "the ResNeXt block in " + label);
    }

    private Block in(Block block) {
        return switch (block) {
            case ResNeXt resNeXt -> resNeXt.withForm(form);
            case Recipe recipe -> recipe;
            case Layer layer -> layer;
            case Sequence sequence ->
                    new Sequence(sequence.blocks().stream().map(this::in).toList());
            case Parallel parallel ->
                    new Parallel(
                            parallel.merge(),
                            parallel.branches().stream()
                                    .map(b -> new Branch(b.copies(), (Sequence) in(b.body())))
                                    .toList());
            case Repeat repeat -> new Repeat(repeat.times(), (Sequence) in(repeat.body()));
            case Named named -> new Named(named.name(), in(named.block()));
        };
    }

    private static boolean holdsResNeXt(Block block) {
        return switch (block) {
            case ResNeXt resNeXt -> true;
            case Recipe recipe -> false;
            case Layer layer -> false;
            case Sequence sequence ->
                    sequence.blocks().stream().anyMatch(ResNeXtForms::holdsResNeXt);
            case Parallel parallel ->
                    parallel.branches().stream().anyMatch(b -> holdsResNeXt(b.body()));
            case Repeat repeat -> holdsResNeXt(repeat.body());
            case Named named -> holdsResNeXt(named.block());
        };
    }
}
