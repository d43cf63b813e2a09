package convscope.view.tabs.channels;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelsExampleTest {

    @Test
    void groupsConnectFewerChannels() {
        // @start region=example
        Design design =
                new Design("one", new Shape(8, 8, 8), Sequence.of(Layer.Conv.same(8, 3, 1, 4)));
        Node conv = Lowered.of(design).graph().nodes().getFirst();
        Connected connected = Connected.of(conv, design.input(), Optional.empty(), 0, false);
        assertThat(connected.hasChosen()).isTrue();
        assertThat(connected.wires().connects(0, 1)).isTrue();
        assertThat(connected.wires().connects(0, 2)).isFalse();
        // @end
    }
}
