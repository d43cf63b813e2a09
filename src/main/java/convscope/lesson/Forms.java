package convscope.lesson;

import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * ResNeXt's three forms as expressions, so that each can be mistaken. Xie et al., Aggregated
 * Residual Transformations for Deep Neural Networks, 2016, arXiv:1611.05431, figure 3; the last
 * batch norm of form A stands behind the aggregation, as its footnote says.
 *
 * @param setting cardinality and width
 * @param tried the mistakes in question: the bias or the stride that they are about is there
 * @param made those of them that are made
 */
record Forms(CommonSetting setting, Set<Mistake> tried, Set<Mistake> made) {

    static final Shape INPUT = new Shape(256, 56, 56);

    Forms {
        tried = Set.copyOf(tried);
        made = Set.copyOf(made);
    }

    List<Column> columns() {
        return List.of(
                column("A   split, transform, sum", design("form A", a())),
                column("B   early concatenation", design("form B", b())),
                column("C   grouped convolution", design("form C", c())));
    }

    private Column column(String heading, Design design) {
        return new Column(heading, design, Figure.of(design, made));
    }

    /** Strided where the stride's place is the question: only there it makes a difference. */
    private int stride() {
        return tried.contains(Mistake.STRIDE) ? 2 : 1;
    }

    private List<Block> a() {
        boolean early = made.contains(Mistake.STRIDE);
        List<Block> path = path(early ? stride() : 1, early ? 1 : stride());
        path.add(expansion());
        if (made.contains(Mistake.BATCH_NORM)) {
            path.add(Layer.BatchNorm.standard());
        }
        if (made.contains(Mistake.RELU)) {
            path.add(new Layer.Relu());
        }
        List<Block> residual = new ArrayList<>(List.of(paths(Merge.ADD, path)));
        if (!made.contains(Mistake.BATCH_NORM)) {
            residual.add(Layer.BatchNorm.standard());
        }
        return residual;
    }

    private List<Block> b() {
        return List.of(
                paths(Merge.CONCAT, path(1, stride())), expansion(), Layer.BatchNorm.standard());
    }

    private List<Block> c() {
        int channels = setting.channels();
        return List.of(
                Layer.Conv.same(channels, 1, 1, 1),
                Layer.BatchNorm.standard(),
                new Layer.Relu(),
                Layer.Conv.same(channels, 3, stride(), setting.cardinality()),
                Layer.BatchNorm.standard(),
                new Layer.Relu(),
                expansion(),
                Layer.BatchNorm.standard());
    }

    private List<Block> path(int first, int second) {
        return new ArrayList<>(
                List.of(
                        Layer.Conv.same(setting.width(), 1, first, 1),
                        Layer.BatchNorm.standard(),
                        new Layer.Relu(),
                        Layer.Conv.same(setting.width(), 3, second, 1),
                        Layer.BatchNorm.standard(),
                        new Layer.Relu()));
    }

    private Parallel paths(Merge merge, List<Block> path) {
        return Parallel.of(merge, new Branch(setting.cardinality(), new Sequence(path)));
    }

    private Layer.Conv expansion() {
        Layer.Conv conv = Layer.Conv.same(INPUT.channels(), 1, 1, 1);
        return tried.contains(Mistake.BIAS) ? conv.withBias() : conv;
    }

    private Design design(String name, List<Block> residual) {
        Parallel sum = Parallel.of(Merge.ADD, new Branch(1, new Sequence(residual)), shortcut());
        return new Design(name, INPUT, Sequence.of(sum, new Layer.Relu()));
    }

    private Branch shortcut() {
        return stride() == 1
                ? Branch.identity()
                : Branch.of(
                        Layer.Conv.same(INPUT.channels(), 1, stride(), 1),
                        Layer.BatchNorm.standard());
    }
}
