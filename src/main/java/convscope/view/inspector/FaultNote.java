package convscope.view.inspector;

import atlantafx.base.theme.Styles;
import convscope.graph.Fault;
import convscope.model.Setting;
import convscope.session.Message;
import convscope.view.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Why a block does not fit, with a button for each value that would. */
final class FaultNote {

    private final Workbench workbench;
    private final VBox box = new VBox(6);

    FaultNote(Workbench workbench) {
        this.workbench = workbench;
        box.setId("fault");
        box.getStyleClass().add("fault");
    }

    Node node() {
        return box;
    }

    /**
     * @param here whether the fault is the inspected block's own, so that its fields can mend it
     */
    void show(Optional<Fault> fault, boolean here, List<Field> fields) {
        box.setVisible(fault.isPresent());
        box.setManaged(fault.isPresent());
        box.getChildren().clear();
        fault.ifPresent(
                f -> {
                    Label says = new Label(here ? f.says() + "." : f.at() + ": " + f.says() + ".");
                    says.setWrapText(true);
                    box.getChildren().add(says);
                    box.getChildren().add(here ? fixes(f, fields) : link(f));
                });
    }

    private Node link(Fault fault) {
        Hyperlink link = new Hyperlink("show " + fault.at());
        link.setOnAction(event -> workbench.send(new Message.Select(fault.at())));
        return link;
    }

    private Node fixes(Fault fault, List<Field> fields) {
        FlowPane row = new FlowPane(6, 6);
        fields.stream()
                .map(Field::setting)
                .filter(setting -> setting.name().equals(fault.parameter()))
                .findFirst()
                .ifPresent(setting -> fault.legal().forEach(v -> add(row, fault, setting, v)));
        return row;
    }

    private void add(FlowPane row, Fault fault, Setting setting, String legal) {
        setting.parse(legal)
                .ifPresent(
                        value -> {
                            Button button = new Button("use " + legal);
                            button.getStyleClass().add(Styles.SMALL);
                            button.setOnAction(
                                    event ->
                                            workbench.send(
                                                    new Message.SetParameter(
                                                            fault.at(),
                                                            setting.name(),
                                                            value,
                                                            false)));
                            row.getChildren().add(button);
                        });
    }
}
