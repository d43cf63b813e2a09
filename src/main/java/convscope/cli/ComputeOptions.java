package convscope.cli;

import convscope.engine.EngineKind;
import convscope.engine.EngineOffer;
import convscope.engine.EngineSettings;
import convscope.engine.all.Engines;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How an engine is told to compute. */
final class ComputeOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "On so many threads; all cores where nothing is said.")
    private int threads;

    @Option(
            names = "--fast-math",
            description =
                    "In bf16, or in TF32 on a card, where there is such: faster, with two or three"
                            + " decimal digits."
                            + " bench measures it beside float32 and says its error.")
    private boolean fastMath;

    boolean fastMath() {
        return fastMath;
    }

    /** {@return the engine of this word, computing in float32} */
    EngineSettings exact(String engine) throws UserFault {
        if (threads < 0 || threads > EngineSettings.mostThreads()) {
            throw new UserFault(
                    String.format(
                            Locale.ROOT,
                            "--threads is from 1 to %d on this machine, or 0 for all.",
                            EngineSettings.mostThreads()));
        }
        return EngineSettings.of(engine).withThreads(threads);
    }

    /** {@return the engine of this word, computing as the user said} */
    EngineSettings of(String engine) throws UserFault {
        EngineSettings exact = exact(engine);
        return fastMath ? fast(List.of(exact)).getFirst() : exact;
    }

    /** {@return those that gain by fast math here, doing so; at least one} */
    static List<EngineSettings> fast(List<EngineSettings> engines) throws UserFault {
        List<EngineOffer> able =
                Engines.available().stream().filter(EngineOffer::gainsByFastMath).toList();
        List<EngineSettings> fast =
                engines.stream()
                        .filter(each -> able.stream().anyMatch(offer -> offer.isMeantBy(each)))
                        .map(each -> each.withFastMath(true))
                        .toList();
        if (fast.isEmpty()) {
            throw new UserFault(
                    able.isEmpty()
                            ? "--fast-math needs %s, which this machine lacks; leave it out for float32."
                                    .formatted(needs())
                            : "--fast-math is for the engine %s; leave it out for float32."
                                    .formatted(able.getFirst().name()));
        }
        return fast;
    }

    private static String needs() {
        return Engines.kinds().stream()
                .map(EngineKind::fastMathNeeds)
                .filter(needed -> !needed.isEmpty())
                .collect(Collectors.joining(" or "));
    }
}
