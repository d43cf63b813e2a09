package convscope.view.tabs.gates;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.SqueezeExcitation;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.session.MapSettings;
import convscope.view.tabs.Computed;
import convscope.view.tabs.TabValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class GatesExampleTest {

    @Test
    void aGateIsDrawnAsBars(FxRobot robot) {
        // @start region=example
        Design design =
                new Design("gate", new Shape(32, 8, 8), Sequence.of(new SqueezeExcitation(4)));
        TabValues shown = Computed.shown(design, "se1", MapSettings.INITIAL, 0);
        robot.interact(
                () -> {
                    GatesTab tab = new GatesTab();
                    tab.show(shown);
                    assertThat(tab.lookupAll(".channel-bars")).isNotEmpty();
                });
        // @end
    }
}
