package convscope.view.tabs.compare;

import convscope.catalog.ResNeXt;
import convscope.session.Comparison;
import convscope.session.Counterpart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/** Chooses one of the designs that the open one is compared with. */
public final class CompareMenu extends MenuButton {

    private final int place;
    private Comparison comparison = Comparison.INITIAL;

    /** What can be chosen now. */
    public interface Offer {

        /** {@return the numbers of groups that the selected convolution may have} */
        List<Integer> groups();

        /** {@return the open design as it is now} */
        Counterpart.Fixed pinned();

        /** {@return designs under headings} */
        List<Section> designs();

        /** Asks the user for a design file. */
        void file(Consumer<Counterpart.Fixed> then);
    }

    /** Designs under a heading. */
    public record Section(String title, List<Counterpart.Fixed> designs) {
        public Section {
            designs = List.copyOf(designs);
        }
    }

    CompareMenu(int place, Supplier<Offer> offer, Consumer<Comparison> onChange) {
        this.place = place;
        setId("compare-with-" + (place + 1));
        setTooltip(new Tooltip("What this design is compared with"));
        getItems().add(new MenuItem("..."));
        setOnShowing(event -> fill(offer.get(), onChange));
    }

    void show(Comparison now) {
        comparison = now;
        setVisible(place <= now.others().size());
        setManaged(isVisible());
        setText(place < now.others().size() ? now.others().get(place).label() : "+ another");
    }

    private void fill(Offer offer, Consumer<Comparison> onChange) {
        Consumer<Counterpart> choose = other -> onChange.accept(comparison.with(place, other));
        List<MenuItem> items = new ArrayList<>();
        items.add(
                item(
                        "standard against grouped",
                        "standard",
                        () -> choose.accept(new Counterpart.Standard())));
        Menu groups = new Menu("the selected convolution with");
        for (int count : offer.groups()) {
            Counterpart.Regrouped regrouped = new Counterpart.Regrouped(count);
            groups.getItems()
                    .add(
                            item(
                                    regrouped.label(),
                                    "groups-" + count,
                                    () -> choose.accept(regrouped)));
        }
        groups.setDisable(groups.getItems().isEmpty());
        items.add(groups);
        items.add(
                item(
                        "every convolution dense",
                        "dense",
                        () -> choose.accept(new Counterpart.Dense())));
        for (ResNeXt.Form form : ResNeXt.Form.values()) {
            items.add(
                    item(
                            "ResNeXt in form " + form,
                            "form-" + form,
                            () -> choose.accept(new Counterpart.InForm(form))));
        }
        items.add(new SeparatorMenuItem());
        items.add(
                item(
                        "this design as it is now (pinned)",
                        "pin",
                        () -> choose.accept(offer.pinned())));
        offer.designs().forEach(section -> items.add(menu(section, choose)));
        items.add(item("a design file...", "file", () -> offer.file(choose::accept)));
        if (place == 1 && comparison.others().size() == 2) {
            items.add(new SeparatorMenuItem());
            items.add(item("take it away", "remove", () -> onChange.accept(comparison.withOne())));
        }
        getItems().setAll(items);
    }

    private Menu menu(Section section, Consumer<Counterpart> choose) {
        Menu menu = new Menu(section.title());
        for (Counterpart.Fixed design : section.designs()) {
            menu.getItems()
                    .add(
                            item(
                                    design.label(),
                                    "design-" + design.label(),
                                    () -> choose.accept(design)));
        }
        return menu;
    }

    private MenuItem item(String says, String id, Runnable action) {
        MenuItem item = new MenuItem(says);
        item.setId("compare-" + (place + 1) + "-" + id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
