package convscope.gpucheck;

import com.fasterxml.jackson.databind.JsonNode;
import convscope.bench.Contestant;
import convscope.bench.Rounds;
import convscope.bench.Timings;
import convscope.bench.Trial;
import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.gpucheck.PyTorch.Clock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured of one subject.
 *
 * @param planning milliseconds that our first pass took beyond its own time
 * @param byDevice whether ours are timed by the device's own clock
 * @param peers PyTorch's modes; empty where there is no PyTorch
 */
record Measured(double planning, boolean byDevice, Standing ours, List<Standing> peers) {

    private static final String OURS = "ours";
    private static final int WARMING = 5;

    /** Somebody who runs the pass, timed by either clock. */
    private record Entry(
            String who,
            double difference,
            Contestant<Exception> pass,
            Contestant<Exception> whole) {

        Standing standing(Timings passes, Timings wholes) {
            return new Standing(who, passes, wholes, difference);
        }
    }

    /**
     * {@return what is measured now, ours and PyTorch in turns}
     *
     * @param graphFile where the pass is written for PyTorch
     */
    static Measured of(
            Pass pass, ForwardEngine engine, Optional<PyTorch> torch, Path graphFile, Rounds rounds)
            throws Exception {
        Trial trial = new Trial(engine, pass);
        double planning = trial.plan();
        boolean byDevice = warmed(engine, pass);
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(OURS, 0, () -> passTime(engine, pass), trial::run));
        if (torch.isPresent()) {
            try (Activations done = engine.run(pass, Watch.NONE)) {
                CaseFile.write(graphFile, pass, done.output());
            }
            entries.addAll(loaded(torch.get(), graphFile));
        }
        List<Standing> standings = standings(entries, rounds);
        return new Measured(
                planning, byDevice, standings.getFirst(), standings.subList(1, standings.size()));
    }

    private static List<Entry> loaded(PyTorch torch, Path graphFile) throws CheckException {
        JsonNode differences = torch.load(graphFile);
        return torch.modes().stream()
                .map(
                        mode ->
                                new Entry(
                                        mode,
                                        differences.path(mode).asDouble(Double.NaN),
                                        torch.contestant(mode, Clock.PASS),
                                        torch.contestant(mode, Clock.WHOLE)))
                .toList();
    }

    private static List<Standing> standings(List<Entry> entries, Rounds rounds) throws Exception {
        List<Timings> timings =
                rounds.of(
                        entries.stream()
                                .flatMap(entry -> Stream.of(entry.pass(), entry.whole()))
                                .toList());
        List<Standing> standings = new ArrayList<>();
        for (int at = 0; at < entries.size(); at++) {
            standings.add(entries.get(at).standing(timings.get(2 * at), timings.get(2 * at + 1)));
        }
        return standings;
    }

    /** By the device's own clock where the engine has one; else what the engine says. */
    private static double passTime(ForwardEngine engine, Pass pass) throws EngineException {
        try (Activations done = engine.run(pass, Watch.NONE)) {
            return done.deviceMilliseconds().orElse(done.milliseconds());
        }
    }

    /** Runs a few times, for an engine may tune a plan that is used again. */
    private static boolean warmed(ForwardEngine engine, Pass pass) throws EngineException {
        boolean byDevice = false;
        for (int time = 0; time < WARMING; time++) {
            try (Activations done = engine.run(pass, Watch.NONE)) {
                byDevice = done.deviceMilliseconds().isPresent();
            }
        }
        return byDevice;
    }

    Finding finding() {
        boolean agree = peers.stream().allMatch(peer -> peer.difference() <= NetworkCheck.RELATIVE);
        return new Finding(agree, says(), values());
    }

    private String says() {
        return line(ours)
                + peers.stream()
                        .map(
                                peer ->
                                        String.format(
                                                Locale.ROOT,
                                                ", %s, ratio %.3f, difference %.1e",
                                                line(peer),
                                                ours.pass().ratio(peer.pass()),
                                                peer.difference()))
                        .collect(Collectors.joining());
    }

    private static String line(Standing standing) {
        return String.format(Locale.ROOT, "%s %.3f ms", standing.who(), standing.pass().median());
    }

    private Map<String, Object> values() {
        Map<String, Object> ratios = new LinkedHashMap<>();
        Map<String, Object> torch = new LinkedHashMap<>();
        for (Standing peer : peers) {
            torch.put(peer.who(), peer.values());
            ratios.put(peer.who(), peer.ratios(ours));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("planning", planning);
        values.put("clock", byDevice ? "device" : "host");
        values.put(OURS, ours.values());
        values.put("torch", torch);
        values.put("ratios", ratios);
        return values;
    }
}
