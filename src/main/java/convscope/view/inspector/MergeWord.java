package convscope.view.inspector;

import convscope.model.Merge;

/** The merges as words to choose from. */
enum MergeWord {
    ADD("add"),
    CONCAT("concat"),
    MULTIPLY("multiply"),
    ATTEND("attend");

    private final String word;

    MergeWord(String word) {
        this.word = word;
    }

    static MergeWord of(Merge merge) {
        return switch (merge) {
            case Merge.Add add -> ADD;
            case Merge.Concat concat -> CONCAT;
            case Merge.Multiply multiply -> MULTIPLY;
            case Merge.Attend attend -> ATTEND;
        };
    }

    Merge merge() {
        return switch (this) {
            case ADD -> Merge.ADD;
            case CONCAT -> Merge.CONCAT;
            case MULTIPLY -> Merge.MULTIPLY;
            case ATTEND -> new Merge.Attend(16, 32, 1, false);
        };
    }

    @Override
    public String toString() {
        return word;
    }
}
