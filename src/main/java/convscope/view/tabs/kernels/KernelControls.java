package convscope.view.tabs.kernels;

import convscope.kernel.KernelSet;
import convscope.kernel.KernelShape;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Classic sets, and the ways back. */
final class KernelControls extends HBox {

    /** How much goes back to the weights that the design has without any edit. */
    enum Reset {
        WEIGHT("This weight", "Delete"),
        KERNEL("This kernel", ""),
        OUTPUT("All kernels of this output channel", ""),
        LAYER("The whole layer", "");

        private final String title;
        private final String keys;

        Reset(String title, String keys) {
            this.title = title;
            this.keys = keys;
        }
    }

    /** A line of the menu of sets, which says why where it cannot be chosen. */
    private record Offer(CustomMenuItem item, Label title, Label says) {}

    private final MenuButton sets = new MenuButton("Classic kernels");
    private final MenuButton reset = new MenuButton("Reset");
    private final Map<KernelSet, Offer> offers = new EnumMap<>(KernelSet.class);
    private final Map<Reset, MenuItem> resets = new EnumMap<>(Reset.class);
    private Consumer<KernelSet> onSet = set -> {};
    private Consumer<Reset> onReset = what -> {};

    KernelControls() {
        super(6);
        setAlignment(Pos.CENTER_RIGHT);
        sets.setId("kernel-sets");
        sets.setTooltip(new Tooltip("Put a classic kernel in place of all weights of this layer"));
        for (KernelSet set : KernelSet.values()) {
            Offer offer = offer(set);
            offers.put(set, offer);
            sets.getItems().add(offer.item);
        }
        reset.setId("kernel-reset");
        reset.setTooltip(
                new Tooltip("Back to the weights of the seed or the file, without any edit"));
        for (Reset what : Reset.values()) {
            MenuItem item =
                    new MenuItem(
                            what.keys.isEmpty() ? what.title : what.title + " (" + what.keys + ")");
            item.setId("reset-" + what.name().toLowerCase(java.util.Locale.ROOT));
            item.setOnAction(event -> onReset.accept(what));
            resets.put(what, item);
            reset.getItems().add(item);
        }
        getChildren().addAll(sets, reset);
    }

    private Offer offer(KernelSet set) {
        Label title = new Label(set.title());
        title.getStyleClass().add("heading");
        Label says = new Label();
        says.getStyleClass().add("words");
        CustomMenuItem item = new CustomMenuItem(new VBox(1, title, says), true);
        item.setId("set-" + set.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        item.setOnAction(event -> onSet.accept(set));
        return new Offer(item, title, says);
    }

    void setOnSet(Consumer<KernelSet> handler) {
        onSet = handler;
    }

    void setOnReset(Consumer<Reset> handler) {
        onReset = handler;
    }

    /**
     * @param kernels for which the sets are offered
     * @param chosen the set on which they are now
     */
    void show(KernelShape kernels, Optional<KernelSet> chosen, Map<Reset, Boolean> possible) {
        offers.forEach(
                (set, offer) -> {
                    Optional<String> refusal = set.refusal(kernels);
                    offer.item.setDisable(refusal.isPresent());
                    offer.says.setText(refusal.orElse(set.says() + "."));
                    offer.title.setText(
                            chosen.filter(set::equals).isPresent()
                                    ? set.title() + "  ✓"
                                    : set.title());
                });
        sets.setText(chosen.map(KernelSet::title).orElse("Classic kernels"));
        resets.forEach((what, item) -> item.setDisable(!possible.getOrDefault(what, false)));
        reset.setDisable(!possible.containsValue(true));
    }
}
