package convscope.gpucheck;

import convscope.engine.EngineException;
import convscope.engine.MemoryCycles;
import convscope.engine.MemoryCycles.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether memory stays flat while designs are planned, run and freed: the process's, what lies
 * outside the Java heap, and the card's.
 *
 * <p>Each is flat if its least reading in the last fifth is not above its least in the middle fifth
 * by more than its room. The first fifth is no measure: in it every design of the cycle comes for
 * the first time.
 *
 * @param cycles at least {@value #READINGS}
 */
record MemoryCheck(int cycles) implements Check {

    static final String STEP = "memory";
    static final int READINGS = 20;

    private static final long MEBIBYTE = 1 << 20;
    private static final long PROCESS_ROOM = 32 * MEBIBYTE;
    private static final long ALLOCATED_ROOM = 4 * MEBIBYTE;
    private static final long CARD_ROOM = 32 * MEBIBYTE;

    @Override
    public boolean holds(Run run) throws Exception {
        return run.item(STEP, cycles + " cycles", () -> measured(run));
    }

    private Finding measured(Run run) throws EngineException {
        List<Long> process = new ArrayList<>();
        List<Long> allocated = new ArrayList<>();
        List<Long> card = new ArrayList<>();
        MemoryCycles.run(
                run.engine(),
                cycles,
                cycles / READINGS,
                reading -> {
                    process.add(reading.resident());
                    allocated.add(reading.allocated());
                    NvidiaSmi.usedMemory().ifPresent(card::add);
                    run.say().accept(line(reading, card));
                });
        boolean flat =
                growth(process) <= PROCESS_ROOM
                        && growth(allocated) <= ALLOCATED_ROOM
                        && growth(card) <= CARD_ROOM;
        return new Finding(flat, says(process, allocated, card), values(process, allocated, card));
    }

    /** {@return by how much the last fifth is above the middle one; 0 where nothing was read} */
    static long growth(List<Long> readings) {
        int fifth = readings.size() / 5;
        return readings.isEmpty()
                ? 0
                : least(readings, 4 * fifth, readings.size())
                        - least(readings, 2 * fifth, 3 * fifth + 1);
    }

    private static long least(List<Long> readings, int from, int to) {
        return readings.subList(from, to).stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    private String line(Reading reading, List<Long> card) {
        String line =
                String.format(
                        Locale.ROOT,
                        "      cycle %4d: process %.0f MiB, tensors and plans %.1f MiB",
                        reading.cycle(),
                        mebibytes(reading.resident()),
                        mebibytes(reading.allocated()));
        return card.isEmpty()
                ? line
                : line + String.format(Locale.ROOT, ", card %.0f MiB", mebibytes(card.getLast()));
    }

    private static String says(List<Long> process, List<Long> allocated, List<Long> card) {
        return String.format(
                Locale.ROOT,
                "growth after the middle: process %.1f MiB, tensors and plans %.1f MiB, %s",
                mebibytes(growth(process)),
                mebibytes(growth(allocated)),
                card.isEmpty()
                        ? "no card to be read"
                        : String.format(Locale.ROOT, "card %.0f MiB", mebibytes(growth(card))));
    }

    private Map<String, Object> values(List<Long> process, List<Long> allocated, List<Long> card) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("every", cycles / READINGS);
        values.put("processBytes", process);
        values.put("allocatedBytes", allocated);
        values.put("cardBytes", card);
        return values;
    }

    private static double mebibytes(long bytes) {
        return (double) bytes / MEBIBYTE;
    }
}
