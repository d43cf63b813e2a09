package convscope.lesson;

import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the door Equivalence has ready: designs side by side, and what is to be seen in them. */
public enum Demonstration {
    FORMS(
            "Three forms",
            "Split, transform and sum is early concatenation is a grouped convolution: Xie et al.,"
                    + " 2016, figure 3.") {
        @Override
        public List<Column> columns(CommonSetting setting, Set<Mistake> tried, Set<Mistake> made) {
            return new Forms(setting, tried, made).columns();
        }
    },
    DEPTH_TWO(
            "Depth 2 is dense",
            "Paths of only two layers sum up to an ordinary wide pair of convolutions: aggregation"
                    + " needs a depth of 3 or more (Xie et al., 2016, section 3.3, figure 4).") {
        @Override
        public List<Column> columns(CommonSetting setting, Set<Mistake> tried, Set<Mistake> made) {
            return List.of(
                    column(
                            setting.cardinality() + " paths",
                            design("paths", SMALL, pathsOfTwo(setting))),
                    column("dense", design("dense", SMALL, dense(setting.channels()))));
        }
    },
    GROUPED(
            "Grouped is dense",
            "A grouped convolution is a dense one whose kernel is zero wherever two groups would"
                    + " meet.") {
        @Override
        public List<Column> columns(CommonSetting setting, Set<Mistake> tried, Set<Mistake> made) {
            int channels = setting.channels();
            Shape input = new Shape(channels, 56, 56);
            return List.of(
                    column(
                            setting.cardinality() + " groups",
                            design(
                                    "grouped",
                                    input,
                                    Layer.Conv.same(channels, 3, 1, setting.cardinality()))),
                    column("dense", design("dense", input, Layer.Conv.same(channels, 3, 1, 1))));
        }
    },
    REPVGG(
            "RepVGG",
            "A 3x3, a 1x1 and the identity, each with its batch norm, summed, are one 3x3"
                    + " convolution with bias: Ding et al., 2021, arXiv:2101.03697, figure 4.") {
        @Override
        public List<Column> columns(CommonSetting setting, Set<Mistake> tried, Set<Mistake> made) {
            int channels = SMALL.channels();
            return List.of(
                    column("training", design("three branches", SMALL, branches(channels))),
                    column(
                            "inference",
                            design(
                                    "one convolution",
                                    SMALL,
                                    Layer.Conv.same(channels, 3, 1, 1).withBias(),
                                    new Layer.Relu())));
        }
    },
    BOTTLENECK(
            "ResNet, ResNeXt",
            "A bottleneck of ResNet and a block of ResNeXt have nearly as many weights, 69 632 and"
                    + " 70 144, and are different functions: Xie et al., 2016, figure 1.") {
        @Override
        public List<Column> columns(CommonSetting setting, Set<Mistake> tried, Set<Mistake> made) {
            return against(new CommonSetting(1, 64), CommonSetting.PAPER);
        }
    },
    COMPLEXITY(
            "Same complexity",
            "More paths, narrower each, at the same cost: Xie et al., 2016, table 2.") {
        @Override
        public List<Column> columns(CommonSetting setting, Set<Mistake> tried, Set<Mistake> made) {
            return against(
                    new CommonSetting(1, 64),
                    new CommonSetting(
                            setting.cardinality(), Complexity.of(setting.cardinality()).width()));
        }
    };

    private static final Shape SMALL = new Shape(64, 56, 56);

    private final String title;
    private final String says;

    Demonstration(String title, String says) {
        this.title = title;
        this.says = says;
    }

    public String title() {
        return title;
    }

    /** {@return what is to be seen, with its source} */
    public String says() {
        return says;
    }

    /**
     * {@return what stands side by side}
     *
     * @param tried the mistakes in question, which need a bias or a stride to be seen
     * @param made those of them that are made: none for the columns as they should be
     */
    public abstract List<Column> columns(
            CommonSetting setting, Set<Mistake> tried, Set<Mistake> made);

    /** {@return whether the columns are one function when nothing is mistaken} */
    public boolean equivalent() {
        return switch (this) {
            case FORMS, DEPTH_TWO, GROUPED, REPVGG -> true;
            case BOTTLENECK, COMPLEXITY -> false;
        };
    }

    /** {@return which mistakes there are to try} */
    public Set<Mistake> mistakes() {
        return this == FORMS ? EnumSet.allOf(Mistake.class) : Set.of();
    }

    /** {@return whether cardinality can be chosen} */
    public boolean hasCardinality() {
        return this != REPVGG && this != BOTTLENECK;
    }

    /** {@return whether width can be chosen} */
    public boolean hasWidth() {
        return hasCardinality() && this != COMPLEXITY;
    }

    private static Column column(String heading, Design design) {
        return new Column(heading, design, Figure.of(design, Set.of()));
    }

    private static Design design(String name, Shape input, Block... blocks) {
        return new Design(name, input, Sequence.of(blocks));
    }

    private static Block pathsOfTwo(CommonSetting setting) {
        return Parallel.of(
                Merge.ADD, new Branch(setting.cardinality(), Sequence.of(dense(setting.width()))));
    }

    private static Block[] dense(int channels) {
        return new Block[] {
            Layer.Conv.same(channels, 3, 1, 1),
            new Layer.Relu(),
            Layer.Conv.same(SMALL.channels(), 3, 1, 1)
        };
    }

    private static Block[] branches(int channels) {
        return new Block[] {
            Parallel.of(
                    Merge.ADD,
                    Branch.of(Layer.Conv.same(channels, 3, 1, 1), Layer.BatchNorm.standard()),
                    Branch.of(Layer.Conv.same(channels, 1, 1, 1), Layer.BatchNorm.standard()),
                    Branch.of(Layer.BatchNorm.standard())),
            new Layer.Relu()
        };
    }

    private static List<Column> against(CommonSetting one, CommonSetting other) {
        return List.of(
                column("C = 1, d = " + one.width(), bottleneck(one)),
                column(
                        String.format(
                                Locale.ROOT, "C = %d, d = %d", other.cardinality(), other.width()),
                        bottleneck(other)));
    }

    /** As paths; one path alone is a plain bottleneck. */
    private static Design bottleneck(CommonSetting setting) {
        List<Column> forms = new Forms(setting, Set.of(), Set.of()).columns();
        Design form = (setting.cardinality() == 1 ? forms.getLast() : forms.getFirst()).design();
        return form.withName(
                String.format(Locale.ROOT, "%dx%d", setting.cardinality(), setting.width()));
    }
}
