package convscope.view;

import atlantafx.base.controls.CustomTextField;
import convscope.catalog.Catalog;
import convscope.document.DesignFile;
import convscope.document.Samples;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** What can be put into a design, and what can be opened. A block is dragged as its JSON text. */
final class PalettePane {

    private final CustomTextField search = new CustomTextField();
    private final TreeView<Entry> tree = new TreeView<>();
    private final VBox box = new VBox(6, search, tree);
    private final Consumer<Block> onBlock;
    private final Consumer<Design> onDesign;

    /** A line of the palette. */
    private sealed interface Entry {
        String says();
    }

    private record Heading(String says) implements Entry {}

    private record BlockEntry(String says, Block block) implements Entry {}

    private record DesignEntry(String says, Design design) implements Entry {}

    private record Section(String title, List<? extends Entry> entries) {}

    private final List<Section> sections = sections();

    /**
     * @param onBlock is given a block to put in behind the selection
     * @param onDesign is given a design to open
     */
    PalettePane(Consumer<Block> onBlock, Consumer<Design> onDesign) {
        this.onBlock = onBlock;
        this.onDesign = onDesign;
        search.setId("palette-search");
        search.setPromptText("Search");
        search.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        search.textProperty().subscribe(this::fill);
        tree.setId("palette");
        tree.setShowRoot(false);
        tree.getStyleClass().add("dense");
        tree.setCellFactory(view -> new Cell());
        tree.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        take(tree.getSelectionModel().getSelectedItem());
                    }
                });
        VBox.setVgrow(tree, Priority.ALWAYS);
        box.getStyleClass().add("palette");
    }

    Node node() {
        return box;
    }

    private void fill(String wanted) {
        String word = wanted.strip().toLowerCase(Locale.ROOT);
        TreeItem<Entry> root = new TreeItem<>(new Heading(""));
        for (Section section : sections) {
            TreeItem<Entry> heading = new TreeItem<>(new Heading(section.title()));
            heading.setExpanded(true);
            section.entries().stream()
                    .filter(entry -> entry.says().toLowerCase(Locale.ROOT).contains(word))
                    .forEach(entry -> heading.getChildren().add(new TreeItem<>(entry)));
            if (!heading.getChildren().isEmpty()) {
                root.getChildren().add(heading);
            }
        }
        tree.setRoot(root);
    }

    private static List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (Offers.Section section : Offers.BLOCKS) {
            sections.add(
                    new Section(
                            section.title(),
                            section.blocks().stream()
                                    .map(offer -> new BlockEntry(offer.says(), offer.block()))
                                    .toList()));
        }
        sections.add(new Section("Networks", designs(Catalog.networks())));
        sections.add(new Section("Samples", designs(Samples.all())));
        return sections;
    }

    private static List<DesignEntry> designs(List<Design> designs) {
        return designs.stream().map(design -> new DesignEntry(design.name(), design)).toList();
    }

    private void take(TreeItem<Entry> item) {
        if (item == null) {
            return;
        }
        switch (item.getValue()) {
            case Heading heading -> item.setExpanded(!item.isExpanded());
            case BlockEntry entry -> onBlock.accept(entry.block());
            case DesignEntry entry -> onDesign.accept(entry.design());
        }
    }

    private final class Cell extends TreeCell<Entry> {

        Cell() {
            setOnMouseClicked(
                    event -> {
                        if (event.getClickCount() == 2 && !(getItem() instanceof Heading)) {
                            take(getTreeItem());
                        }
                    });
            setOnDragDetected(
                    event -> {
                        if (getItem() instanceof BlockEntry entry) {
                            drag(entry.block());
                            event.consume();
                        }
                    });
        }

        private void drag(Block block) {
            Dragboard board = startDragAndDrop(TransferMode.COPY);
            ClipboardContent content = new ClipboardContent();
            content.putString(DesignFile.blocksToJson(Sequence.of(block)));
            board.setContent(content);
            board.setDragView(snapshot(null, null));
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty || entry == null ? null : entry.says());
            getStyleClass().remove("palette-heading");
            if (entry instanceof Heading) {
                getStyleClass().add("palette-heading");
            }
        }
    }
}
