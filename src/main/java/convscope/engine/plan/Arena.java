package convscope.engine.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where each value lies in one block of memory: values that live at the same time never overlap,
 * values that do not share the place. First fit, by birth.
 */
public final class Arena {

    private static final long ALIGNMENT = 64;

    private final List<Lease> leases = new ArrayList<>();
    private long bytes;

    /** A stretch of memory that is in use until after a step. */
    private record Lease(long offset, long length, int until) {
        long end() {
            return offset + length;
        }
    }

    /**
     * {@return the offset in bytes of a place for a value}
     *
     * @param length in bytes
     * @param from the step that writes it; calls come in ascending order
     * @param until the last step that reads it, inclusive
     */
    public long place(long length, int from, int until) {
        leases.removeIf(lease -> lease.until() < from);
        leases.sort(Comparator.comparingLong(Lease::offset));
        long rounded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        long offset = 0;
        for (Lease lease : leases) {
            if (lease.offset() - offset >= rounded) {
                break;
            }
            offset = Math.max(offset, lease.end());
        }
        leases.add(new Lease(offset, rounded, until));
        bytes = Math.max(bytes, offset + rounded);
        return offset;
    }

    /**
     * Leaves a place in use although its value is dead, for another that is written over it.
     *
     * @param offset what {@link #place} gave for the dead value, which is read until now
     * @param until the last step that reads the new value, inclusive
     */
    public void takeOver(long offset, int until) {
        leases.replaceAll(
                lease ->
                        lease.offset() == offset
                                ? new Lease(offset, lease.length(), until)
                                : lease);
    }

    /** {@return how many bytes all of it needs} */
    public long bytes() {
        return bytes;
    }
}
