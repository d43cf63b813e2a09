package convscope.view;

import convscope.catalog.Catalog;
import convscope.document.DesignFile;
import convscope.document.Samples;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.says.Legible;
import convscope.session.Baseline;
import convscope.session.Counterpart;
import convscope.view.tabs.compare.CompareMenu;
import convscope.view.workbench.ShownDesign;
import convscope.view.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What the open design can be compared with. A block is offered on the open design's input. */
record CompareOffers(Workbench workbench, Desktop desktop, Background.Kind reading)
        implements CompareMenu.Offer {

    @Override
    public List<Integer> groups() {
        ShownDesign shown = workbench.shown();
        return Baseline.legalGroups(shown.lowered(), shown.selected().path());
    }

    @Override
    public Counterpart.Fixed pinned() {
        Design design = workbench.session().design();
        return new Counterpart.Fixed(Legible.of(design.name()) + ", pinned", design);
    }

    @Override
    public List<CompareMenu.Section> designs() {
        Shape input = workbench.session().design().input();
        return List.of(
                new CompareMenu.Section("a block", blocks(input)),
                new CompareMenu.Section("a network", fixed(Catalog.networks())),
                new CompareMenu.Section("a sample", fixed(Samples.all())));
    }

    private static List<Counterpart.Fixed> blocks(Shape input) {
        return Offers.compound()
                .map(
                        offer ->
                                new Counterpart.Fixed(
                                        offer.says(),
                                        new Design(
                                                offer.says(), input, Sequence.of(offer.block()))))
                .toList();
    }

    private static List<Counterpart.Fixed> fixed(List<Design> designs) {
        return designs.stream().map(d -> new Counterpart.Fixed(d.name(), d)).toList();
    }

    @Override
    public void file(Consumer<Counterpart.Fixed> then) {
        desktop.openDesign()
                .ifPresent(
                        file ->
                                reading.run(
                                        () -> DesignFile.read(file),
                                        design ->
                                                then.accept(
                                                        new Counterpart.Fixed(
                                                                name(file, design), design))));
    }

    private static String name(Path file, Design design) {
        Path name = file.getFileName();
        return Legible.of(name == null ? design.name() : name.toString());
    }
}
