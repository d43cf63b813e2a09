package convscope.run;

import convscope.bench.Rounds;
import convscope.bench.Trial;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.lesson.Column;
import convscope.lesson.Deriving;
import convscope.lesson.Parts;
import convscope.lesson.Scene;
import convscope.model.Shape;
import convscope.picture.Picture;
import convscope.picture.PictureInput;
import convscope.proof.DifferenceMap;
import convscope.proof.Finding;
import convscope.proof.Inputs;
import convscope.proof.Precision;
import convscope.proof.Prover;
import convscope.proof.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Works one scene out after the other, and holds the engines meanwhile. One thread's own. */
final class SceneWork implements AutoCloseable {

    private static final long SEED = 0;
    private static final Rounds ROUNDS = new Rounds(9, 1);

    private final Prover prover = new Prover();
    private final ForwardEngine fastest = Engines.byName(EngineSettings.AUTO);

    SceneWork() throws EngineException {}

    /**
     * Derivation first, then differences on the fastest engine, then the proof on all engines, then
     * times: what is quick comes first.
     */
    void work(Scene scene, Picture picture, ScenePasses.Known telling) throws EngineException {
        Watch watch = telling.watch();
        Deriving deriving = new Deriving(watch::cancelled);
        Deriving.Chain sound =
                scene.demonstration().equivalent()
                        ? deriving.between(scene.sound())
                        : new Deriving.Chain(List.of(), java.util.OptionalInt.empty(), "");
        List<Column> columns = scene.columns();
        Deriving.Chain chain = deriving.against(sound, columns);
        List<Graph> graphs =
                columns.stream().map(column -> Lowered.of(column.design()).graph()).toList();
        Shape shape = graphs.getFirst().input();
        try (ColumnWeights weights = ColumnWeights.of(scene, sound, graphs, DataType.FLOAT);
                INDArray input =
                        PictureInput.tensor(
                                picture, shape.channels(), shape.height(), shape.width())) {
            Deriving.Chain judged = weights.judge(chain, scene);
            telling.tell(telling.known().with(chain(scene, judged)));
            List<Side> sides = sides(graphs, weights);
            maps(sides, input, telling, watch);
            times(sides, input, telling, watch);
            prove(sides, Precision.FLOAT32, input, telling, watch);
            try (ColumnWeights exact = ColumnWeights.of(scene, sound, graphs, DataType.DOUBLE)) {
                List<Side> same = sides(graphs, exact);
                prove(same, Precision.FLOAT64, input, telling, watch);
            }
        }
    }

    private static List<Side> sides(List<Graph> graphs, ColumnWeights weights) {
        List<Side> sides = new ArrayList<>();
        for (int i = 0; i < graphs.size(); i++) {
            sides.add(new Side(graphs.get(i), weights.of(i)));
        }
        return sides;
    }

    private static SceneFindings.Chain chain(Scene scene, Deriving.Chain chain) {
        var steps = chain.steps();
        Parts parts =
                steps.isEmpty() ? null : Parts.along(scene.sound().getFirst().design(), steps);
        return new SceneFindings.Chain(steps, parts, chain.fails(), chain.says());
    }

    private void maps(List<Side> sides, INDArray input, ScenePasses.Known telling, Watch watch)
            throws EngineException {
        Side last = sides.getLast();
        for (int i = 0; i < sides.size() - 1; i++) {
            DifferenceMap map = prover.map(last, sides.get(i), input, watch);
            telling.tell(telling.known().with(i, new SceneFindings.Against(map, List.of())));
        }
    }

    private void times(List<Side> sides, INDArray input, ScenePasses.Known telling, Watch watch)
            throws EngineException {
        List<convscope.bench.Contestant<EngineException>> contestants = new ArrayList<>();
        for (Side side : sides) {
            Trial trial =
                    new Trial(fastest, new Pass(side.graph(), side.weights(), input, Set.of()));
            contestants.add(trial.until(watch::cancelled));
        }
        var timings = ROUNDS.of(contestants);
        for (int i = 0; i < timings.size(); i++) {
            telling.tell(telling.known().with(i, timings.get(i)));
        }
    }

    private void prove(
            List<Side> sides,
            Precision precision,
            INDArray input,
            ScenePasses.Known telling,
            Watch watch)
            throws EngineException {
        Shape shape = sides.getFirst().graph().input();
        try (Inputs inputs = Inputs.of(List.of(input), shape, 1, SEED, precision)) {
            for (int i = 0; i < sides.size() - 1; i++) {
                add(i, prover.compare(sides.getLast(), sides.get(i), inputs, watch), telling);
            }
        }
    }

    private static void add(int column, List<Finding> more, ScenePasses.Known telling) {
        Map<Integer, SceneFindings.Against> against = telling.known().against();
        SceneFindings.Against before = against.get(column);
        if (before != null) {
            List<Finding> findings = new ArrayList<>(before.findings());
            findings.addAll(more);
            telling.tell(
                    telling.known()
                            .with(column, new SceneFindings.Against(before.map(), findings)));
        }
    }

    @Override
    public void close() {
        prover.close();
        fastest.close();
    }
}
