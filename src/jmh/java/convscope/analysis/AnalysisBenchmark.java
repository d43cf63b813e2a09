package convscope.analysis;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Named;
import convscope.model.Sequence;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What every edit costs before anything is computed: ResNeXt-50 32x4d with all its blocks in form
 * A, thousands of operations, lowered and analysed anew.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class AnalysisBenchmark {

    private final Design design = inFormA(Catalog.design("resnext50-32x4d").orElseThrow());

    @Benchmark
    public long lowerAndAnalyse() {
        return Analysis.of(Lowered.of(design)).total().macs();
    }

    private static Design inFormA(Design network) {
        return network.withBody((Sequence) inFormA(network.body()));
    }

    private static Block inFormA(Block block) {
        return switch (block) {
            case Named named -> new Named(named.name(), inFormA(named.block()));
            case Sequence steps ->
                    new Sequence(steps.blocks().stream().map(AnalysisBenchmark::inFormA).toList());
            case ResNeXt it ->
                    new ResNeXt(
                            ResNeXt.Form.A,
                            it.cardinality(),
                            it.width(),
                            it.out(),
                            it.stride(),
                            it.shortcut(),
                            it.se());
            default -> block;
        };
    }
}
