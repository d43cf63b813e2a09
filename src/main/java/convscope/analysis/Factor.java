package convscope.analysis;

/** A factor of a formula, in letters and as a number. */
sealed interface Factor {

    /** {@return e.g. {@code C_out}} */
    String letters();

    long amount();

    /** {@return the number as a formula has it, e.g. {@code (128/32)}} */
    String written();

    record Count(String letters, long amount) implements Factor {
        @Override
        public String written() {
            return Long.toString(amount);
        }
    }

    /** A number that the other divides. */
    record Share(String letters, long of, long by) implements Factor {
        @Override
        public long amount() {
            return of / by;
        }

        @Override
        public String written() {
            return "(" + of + "/" + by + ")";
        }
    }

    record OneLess(String letters, long than) implements Factor {
        @Override
        public long amount() {
            return than - 1;
        }

        @Override
        public String written() {
            return "(" + than + " - 1)";
        }
    }
}
