package convscope.view;

import convscope.catalog.Catalog;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Op;
import convscope.model.Path;
import convscope.session.Message;
import convscope.session.WeightsChoice;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From what a user does to the frame with the maps that follow, in the real window, one gesture
 * after the other: a step of the cardinality's slider on the start design, another node of
 * ResNeXt-50 32x4d that nobody has looked at since the last pass (a convolution, or a batch norm,
 * which is folded away), one that somebody has. Needs an X server: {@code xvfb-run -a -s "-screen 0
 * 1920x1080x24" mvn -f src/jmh/pom.xml -Dbench=WindowBenchmark}. What a whole drag shows: {@link
 * DragTimes}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 8)
@Measurement(iterations = 2, time = 8)
@Fork(value = 1, jvmArgsAppend = "-Dprism.order=sw")
public class WindowBenchmark {

    private static final Path BLOCK = new Path("resnext1");
    private static final int MOST_VISITED = 8;

    /** What the user does. */
    public enum Gesture {
        SLIDER,
        UNVISITED,
        FOLDED,
        VISITED
    }

    @Param Gesture gesture;

    @Param({"1280x800", "1920x1080"})
    String size;

    private OpenWindow window;
    private List<String> nodes;
    private int step;
    private int seed;

    @Setup
    public void open() throws Exception {
        if (gesture == Gesture.SLIDER) {
            window = new OpenWindow(Catalog.start(), BLOCK, size);
        } else {
            var network = Catalog.design("resnext50-32x4d").orElseThrow();
            nodes = nodes(Lowered.of(network).graph());
            window = new OpenWindow(network, new Path("conv1"), size);
        }
    }

    private List<String> nodes(Graph graph) {
        Predicate<Op> wanted =
                gesture == Gesture.FOLDED
                        ? Op.BatchNorm2d.class::isInstance
                        : Op.Conv2d.class::isInstance;
        List<String> all =
                graph.nodes().stream()
                        .filter(node -> node.index() > 3 && wanted.test(node.op()))
                        .map(node -> node.id())
                        .toList();
        return gesture == Gesture.VISITED ? all.subList(0, MOST_VISITED) : all;
    }

    /** Once all have been visited, other weights make all of them new. */
    @Setup(Level.Invocation)
    public void renew() throws InterruptedException {
        step++;
        boolean again = nodes != null && step % nodes.size() == 0 && gesture != Gesture.VISITED;
        if (again) {
            Message other = new Message.ChooseWeights(new WeightsChoice.Seed(++seed));
            window.after(() -> window.send(other), "");
        }
    }

    @Benchmark
    public double untilTheMapsAreDrawn() throws InterruptedException {
        if (gesture == Gesture.SLIDER) {
            return window.after(() -> window.slide("cardinality", step * 7 % 63), BLOCK + ",");
        }
        String node = nodes.get(step * 7 % nodes.size());
        return window.after(() -> window.send(new Message.Select(new Path(node))), node + ",");
    }

    @TearDown
    public void close() {
        window.close();
    }
}
