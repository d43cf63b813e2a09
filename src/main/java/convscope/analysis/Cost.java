package convscope.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** So much of a quantity, as a product: the number and its formula are one. */
record Cost(Quantity quantity, List<Factor> factors) {

    Cost(Quantity quantity, Factor... factors) {
        this(quantity, List.of(factors));
    }

    /** {@return so much of another quantity, times more} */
    Cost times(Quantity other, Factor... more) {
        List<Factor> all = new ArrayList<>(factors);
        all.addAll(List.of(more));
        return new Cost(other, all);
    }

    long amount() {
        long amount = 1;
        for (Factor factor : factors) {
            amount = Saturating.product(amount, factor.amount());
        }
        return amount;
    }

    String letters() {
        return product(Factor::letters);
    }

    String written() {
        return product(Factor::written);
    }

    private String product(Function<Factor, String> of) {
        return factors.stream().map(of).collect(Collectors.joining("*"));
    }
}
