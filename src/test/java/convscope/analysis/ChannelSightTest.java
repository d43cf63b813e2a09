package convscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.analysis.ChannelSight.Row;
import convscope.analysis.ChannelSight.Side;
import convscope.document.DesignSource;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import org.junit.jupiter.api.Test;

class ChannelSightTest {

    private static ChannelSight sight(Lowered lowered, String node, int channel) {
        Node at = lowered.graph().node(node).orElseThrow();
        return ChannelSight.of(lowered, at, channel, 5);
    }

    private static Lowered of(Shape shape, Block... blocks) {
        return Lowered.of(new Design("test", shape, Sequence.of(blocks)));
    }

    @Test
    void aGroupOfResNeXtSeesAllThroughTheBlock() throws Exception {
        Lowered lowered = Lowered.of(DesignSource.resolve("se-resnext-block"));
        ChannelSight sight = sight(lowered, "resnext1.conv2", 58);
        assertThat(sight.block().path().text()).isEqualTo("resnext1");
        assertThat(sight.input().lit().cardinality()).isEqualTo(256);
        Row front = sight.rows().get(1);
        assertThat(front.name()).isEqualTo("conv1");
        assertThat(front.lit().stream()).containsExactly(56, 57, 58, 59);
        assertThat(sight.mixer(4).orElseThrow().name()).isEqualTo("conv3");
        assertThat(sight.mixer(4).orElseThrow().sees()).isEqualTo(128);
    }

    @Test
    void aDepthwiseConvolutionSeesOneUntilTheFollowingOneByOne() {
        Lowered lowered =
                of(
                        new Shape(64, 8, 8),
                        Layer.Conv.same(64, 3, 1, 64),
                        Layer.Conv.same(96, 1, 1, 1));
        ChannelSight sight = sight(lowered, "conv1", 7);
        assertThat(sight.input().lit().stream()).containsExactly(7);
        assertThat(sight.rows().getLast().lit().cardinality()).isEqualTo(96);
        assertThat(sight.mixer(1).orElseThrow().sees()).isEqualTo(64);
    }

    @Test
    void aShuffleDealsTheGroupOut() {
        Layer grouped = Layer.Conv.same(12, 1, 1, 3);
        Lowered lowered = of(new Shape(12, 4, 4), grouped, new Layer.Shuffle(3), grouped);
        ChannelSight sight = sight(lowered, "conv1", 5);
        assertThat(sight.rows())
                .extracting(Row::name)
                .containsExactly("input", "conv1", "shuffle1", "conv2");
        assertThat(sight.rows().get(2).lit().stream()).containsExactly(4);
        assertThat(sight.rows().get(2).sees()).isEqualTo(4);
        assertThat(sight.rows().get(3).lit().stream()).containsExactly(4, 5, 6, 7);
        assertThat(sight.mixer(4).orElseThrow().name()).isEqualTo("conv2");
    }

    @Test
    void withoutAMixerIsolationLasts() {
        Layer grouped = Layer.Conv.same(12, 1, 1, 3);
        ChannelSight sight = sight(of(new Shape(12, 4, 4), grouped, grouped), "conv1", 5);
        assertThat(sight.mixer(4)).isEmpty();
    }

    @Test
    void whatTheChannelHasNothingToDoWithIsLeftOut() throws Exception {
        Lowered lowered = Lowered.of(DesignSource.resolve("resnext-form-a"));
        ChannelSight sight = sight(lowered, "resnext1.path7.conv2", 1);
        assertThat(sight.rows()).extracting(Row::name).noneMatch(n -> n.startsWith("path8."));
        assertThat(sight.rows()).extracting(Row::side).contains(Side.SEEN, Side.REACHED);
    }

    @Test
    void inALongDesignTheNearestRowsAreShown() {
        Block[] many = new Block[40];
        java.util.Arrays.fill(many, Layer.Conv.same(4, 1, 1, 1));
        ChannelSight sight = sight(of(new Shape(4, 2, 2), many), "conv20", 0);
        assertThat(sight.rows()).hasSize(12);
        assertThat(sight.before()).isEqualTo(14);
        assertThat(sight.behind()).isEqualTo(15);
        assertThat(sight.rows().get(1).name()).isEqualTo("conv15");
    }
}
