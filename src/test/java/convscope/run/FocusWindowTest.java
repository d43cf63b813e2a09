package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Path;
import convscope.session.Tab;
import org.junit.jupiter.api.Test;

class FocusWindowTest {

    private final Lowered start = Lowered.of(Catalog.start());

    private String window(String path) {
        return Focus.on(start, new Path(path)).window().map(Node::id).orElse("none");
    }

    @Test
    void aConvolutionIsItsOwnWindow() {
        assertThat(window("resnext1.conv3")).isEqualTo("resnext1.conv3");
    }

    @Test
    void ofABlockTheLargestKernelIsLookedInside() {
        assertThat(window("resnext1")).isEqualTo("resnext1.conv2");
    }

    @Test
    void behindAConvolutionTheOneThatFeedsIsLookedInside() {
        assertThat(window("resnext1.relu1")).isEqualTo("resnext1.conv1");
    }

    @Test
    void theTabsOfTodayAskForNoMoreThanTheyShow() {
        Focus focus = Focus.on(start, new Path("resnext1.conv2"));
        assertThat(focus.visible(Tab.MAPS)).doesNotContain(Graph.INPUT);
        assertThat(focus.tensors(Tab.MAPS)).isEmpty();
    }
}
