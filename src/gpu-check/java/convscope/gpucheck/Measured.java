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

    /**
     * {@return what is measured now, ours and PyTorch in turns}
     *
     * @param graphFile where the pass is written for PyTorch
     */
    static Measured of(
            Pass pass, ForwardEngine engine, Optional<PyTorch> torch, Path graphFile, Rounds rounds)
            throws Exception {
        double planning = new Trial(engine, pass).plan();
        boolean byDevice = warmed(engine, pass);
        List<String> who = new ArrayList<>(List.of(OURS));
        List<Contestant<Exception>> contestants = new ArrayList<>();
        contestants.add(() -> passTime(engine, pass));
        contestants.add(() -> new Trial(engine, pass).run());
        Map<String, Double> differences = new LinkedHashMap<>(Map.of(OURS, 0.0));
        if (torch.isPresent()) {
            differences.putAll(loaded(torch.get(), pass, engine, graphFile));
            for (String mode : torch.get().modes()) {
                who.add(mode);
                contestants.add(torch.get().contestant(mode, Clock.PASS));
                contestants.add(torch.get().contestant(mode, Clock.WHOLE));
            }
        }
        List<Timings> timings = rounds.of(contestants);
        List<Standing> standings = new ArrayList<>();
        for (int at = 0; at < who.size(); at++) {
            double difference = differences.getOrDefault(who.get(at), Double.NaN);
            standings.add(
                    new Standing(
                            who.get(at), timings.get(2 * at), timings.get(2 * at + 1), difference));
        }
        return new Measured(
                planning, byDevice, standings.getFirst(), standings.subList(1, standings.size()));
    }

    /** By the device's own clock where the engine has one; else what the engine says. */
    private static double passTime(ForwardEngine engine, Pass pass) throws EngineException {
        try (Activations done = engine.run(pass, Watch.NONE)) {
            return done.deviceMilliseconds().orElse(done.milliseconds());
        }
    }

    /** An engine may tune a plan that is used again. */
    private static boolean warmed(ForwardEngine engine, Pass pass) throws EngineException {
        boolean byDevice = false;
        for (int time = 0; time < WARMING; time++) {
            try (Activations done = engine.run(pass, Watch.NONE)) {
                byDevice = done.deviceMilliseconds().isPresent();
            }
        }
        return byDevice;
    }

    private static Map<String, Double> loaded(
            PyTorch torch, Pass pass, ForwardEngine engine, Path graphFile) throws Exception {
        try (Activations done = engine.run(pass, Watch.NONE)) {
            CaseFile.write(graphFile, pass, done.output());
        }
        Map<String, Double> differences = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> mode : torch.load(graphFile).properties()) {
            differences.put(mode.getKey(), mode.getValue().asDouble(Double.NaN));
        }
        return differences;
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
