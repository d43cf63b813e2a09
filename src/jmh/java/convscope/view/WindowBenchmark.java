package convscope.view;

import convscope.catalog.Catalog;
import convscope.model.Path;
import convscope.session.Message;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * after the other: a step of a slider on the start design, another node of ResNeXt-50 32x4d. Needs
 * an X server: {@code xvfb-run -a mvn -Pbench -Dbench=WindowBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 8)
@Measurement(iterations = 2, time = 8)
@Fork(value = 1, jvmArgsAppend = "-Dprism.order=sw")
public class WindowBenchmark {

    private static final Path BLOCK = new Path("resnext1");

    private static final List<String> NODES =
            List.of(
                    "layer1.resnext1.conv2",
                    "layer2.resnext1.conv2",
                    "layer3.resnext3.conv2",
                    "layer4.resnext2.conv2",
                    "layer1.resnext3",
                    "layer2.resnext4",
                    "maxPool1",
                    "layer3.resnext1",
                    "conv1");

    @Param({"slider", "selection"})
    String gesture;

    private OpenWindow window;
    private int step;

    @Setup
    public void open() throws Exception {
        window =
                gesture.equals("slider")
                        ? new OpenWindow(Catalog.start(), BLOCK)
                        : new OpenWindow(
                                Catalog.design("resnext50-32x4d").orElseThrow(), new Path("conv1"));
    }

    @Benchmark
    public double untilTheMapsAreDrawn() throws InterruptedException {
        step++;
        return window.after(gesture.equals("slider") ? slid() : selected());
    }

    private Message slid() {
        int cardinality = 1 + step * 7 % 64;
        return new Message.SetParameter(BLOCK, "cardinality", cardinality, true);
    }

    private Message selected() {
        return new Message.Select(new Path(NODES.get(step % NODES.size())));
    }

    @TearDown
    public void close() {
        window.close();
    }
}
