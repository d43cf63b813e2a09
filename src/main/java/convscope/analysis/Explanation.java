package convscope.analysis;

/**
 * Why a number is what it is.
 *
 * @param quantity what is counted, e.g. {@code weights}
 * @param formula in the field's letters: {@code K_h*K_w*(C_in/G)*C_out}
 * @param substituted the formula with its values: {@code 3*3*(128/32)*128}
 * @param result with its unit: {@code 4 608}
 * @param note what else there is to say, or empty
 */
public record Explanation(
        String quantity, String formula, String substituted, String result, String note) {

    /** {@return e.g. {@code 3*3*(128/32)*128 = 4 608}} */
    public String text() {
        return substituted.isEmpty() ? result : substituted + " = " + result;
    }
}
