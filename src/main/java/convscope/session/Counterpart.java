package convscope.session;

import convscope.catalog.ResNeXt;
import convscope.model.Design;

/** With what the open design is compared. */
public sealed interface Counterpart {

    /** {@return what it is called in a list} */
    String label();

    /**
     * The selected convolution the other way: dense if it is grouped, grouped if it is dense. Where
     * no convolution is selected, those of the selected block, else those of the whole design.
     */
    record Standard() implements Counterpart {
        @Override
        public String label() {
            return "standard ↔ grouped";
        }
    }

    /**
     * The selected convolution with so many groups.
     *
     * @param groups at least 1
     */
    record Regrouped(int groups) implements Counterpart {
        @Override
        public String label() {
            return groups == 1 ? "1 group (dense)" : groups + " groups";
        }
    }

    /** Every convolution with one group. */
    record Dense() implements Counterpart {
        @Override
        public String label() {
            return "all dense";
        }
    }

    /** Every ResNeXt block in another of its three forms. */
    record InForm(ResNeXt.Form form) implements Counterpart {
        @Override
        public String label() {
            return "form " + form;
        }
    }

    /** A design that stays as it is while the open one is edited. */
    record Fixed(String label, Design design) implements Counterpart {}
}
