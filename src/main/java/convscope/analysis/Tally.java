package convscope.analysis;

import java.util.Arrays;

/** So much of every {@link Quantity}: of one operation, of a part of a design, or of all of it. */
public final class Tally {

    private final long[] amounts;

    Tally(long[] amounts) {
        this.amounts = amounts;
    }

    public long of(Quantity quantity) {
        return amounts[quantity.ordinal()];
    }

    public long parameters() {
        return of(Quantity.PARAMETERS);
    }

    public long buffers() {
        return of(Quantity.BUFFERS);
    }

    public long macs() {
        return of(Quantity.MACS);
    }

    public long activationBytes() {
        return of(Quantity.ACTIVATION_BYTES);
    }

    /** {@return the parameters, and what they would be with one group in every convolution} */
    public Saving parameterSaving() {
        return new Saving(parameters(), of(Quantity.DENSE_PARAMETERS));
    }

    /** {@return the multiply-adds, and what they would be with one group in every convolution} */
    public Saving macSaving() {
        return new Saving(macs(), of(Quantity.DENSE_MACS));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && Arrays.equals(amounts, tally.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(amounts);
    }

    @Override
    public String toString() {
        return Arrays.toString(amounts);
    }
}
