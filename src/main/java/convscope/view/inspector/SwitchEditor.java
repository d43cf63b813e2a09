package convscope.view.inspector;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.Node;

/** On or off. */
final class SwitchEditor implements Editor {

    private final ToggleSwitch toggle = new ToggleSwitch();
    private boolean showing;

    SwitchEditor(Field field, Proposal proposal) {
        toggle.setId("editor-" + field.setting().name());
        show(field);
        toggle.selectedProperty()
                .subscribe(
                        (before, after) -> {
                            if (!showing && !proposal.propose(after, false).isEmpty()) {
                                flip(before);
                            }
                        });
    }

    @Override
    public Node node() {
        return toggle;
    }

    @Override
    public void show(Field field) {
        flip((Boolean) field.value());
    }

    private void flip(boolean on) {
        showing = true;
        toggle.setSelected(on);
        showing = false;
    }
}
