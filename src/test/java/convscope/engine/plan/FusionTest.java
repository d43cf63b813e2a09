package convscope.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Bottleneck;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.plan.Task.Post;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FusionTest {

    private static Graph graph(Block block) {
        return Lowered.of(new Design("fusion", new Shape(64, 8, 8), Sequence.of(block))).graph();
    }

    private static List<Task> tasks(Graph graph, int... looked) {
        Set<Integer> wanted = new HashSet<>(Set.of(graph.result()));
        for (int node : looked) {
            wanted.add(node);
        }
        return Fusion.tasks(graph, wanted, new AllFinite());
    }

    private static Block bottleneck() {
        return new Bottleneck(16, 64, 1, Bottleneck.StrideOn.MIDDLE, Shortcut.B, 0);
    }

    @Test
    void aBottleneckIsThreeTasksWithNormSumAndReluFused() {
        List<Task> tasks = tasks(graph(bottleneck()));
        assertThat(tasks).hasSize(3);
        assertThat(tasks.getLast().posts())
                .extracting(post -> post.getClass().getSimpleName())
                .containsExactly("Norm", "Plus", "Relu");
    }

    @Test
    void whatSomebodyLooksAtIsNotFusedAway() {
        Graph graph = graph(bottleneck());
        Node norm = graph.node("bottleneck1.batchNorm1").orElseThrow();
        List<Task> tasks = tasks(graph, norm.index());
        assertThat(tasks).extracting(Task::result).contains(norm.index());
        assertThat(tasks).hasSize(4);
    }

    @Test
    void thePathsOfFormAAddUpOneAfterTheOther() {
        Graph graph = graph(new ResNeXt(ResNeXt.Form.A, 8, 4, 64, 1, Shortcut.B, 0));
        List<Task> tasks = tasks(graph);
        assertThat(tasks).hasSize(3 * 8);
        assertThat(tasks).noneMatch(task -> task.base().kind().equals("add"));
        assertThat(tasks.getLast().posts())
                .extracting(post -> post.getClass().getSimpleName())
                .containsExactly("Plus", "Norm", "Plus", "Relu");
    }

    @Test
    void everyTaskStandsBehindWhatItReads() {
        Graph graph = graph(new ResNeXt(ResNeXt.Form.A, 5, 4, 32, 2, Shortcut.C, 4));
        Set<Integer> there = new HashSet<>(Set.of(Graph.INPUT));
        for (Task task : tasks(graph)) {
            assertThat(there).containsAll(task.reads());
            there.add(task.result());
        }
        assertThat(there).contains(graph.result());
    }

    @Test
    void everyNodeIsComputedOnce() {
        Graph graph = graph(new ResNeXt(ResNeXt.Form.B, 4, 4, 64, 1, Shortcut.C, 4));
        List<Integer> covered =
                tasks(graph).stream().flatMap(task -> task.covered().stream()).sorted().toList();
        assertThat(covered).isEqualTo(graph.nodes().stream().map(Node::index).toList());
    }

    @Test
    void theResultOfASumIsNotWhatASumReads() {
        Graph graph = graph(new ResNeXt(ResNeXt.Form.A, 3, 4, 64, 1, Shortcut.B, 0));
        for (Task task : tasks(graph)) {
            for (Post post : task.posts()) {
                assertThat(post).isNotEqualTo(new Post.Plus(task.result()));
            }
        }
    }
}
