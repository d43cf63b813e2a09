package convscope.session;

/** What stays while a slider moves the cardinality or the width of an aggregated block. */
public enum Keep {
    /** The weights, as nearly as whole numbers allow: table 2 of the ResNeXt paper. */
    COST(
            "cost",
            "the other number is chosen so that the block keeps its weights (ResNeXt, table 2)"),
    /** The channels of the 3x3, cardinality x width. */
    CHANNELS("channels", "cardinality x width stays, so the 3x3 keeps its channels"),
    /** The other number. */
    WIDTH("width", "the other number stays, so channels and weights grow and shrink");

    private final String word;
    private final String says;

    Keep(String word, String says) {
        this.word = word;
        this.says = says;
    }

    /** {@return what stands on its button} */
    public String word() {
        return word;
    }

    /** {@return a clause that explains it} */
    public String says() {
        return says;
    }
}
