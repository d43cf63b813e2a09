package convscope.peers;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ours beside ONNX Runtime and PyTorch, float32, batch 1: one line a case. */
public final class Peers {

    private Peers() {}

    /**
     * @param arguments a regular expression over the cases' names, counted runs of each, threads
     */
    public static void main(String[] arguments) throws Exception {
        Pattern chosen = Pattern.compile(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        List<Case> cases =
                Case.ALL.stream().filter(each -> chosen.matcher(each.name()).find()).toList();
        if (cases.isEmpty()) {
            System.err.println(
                    "No case is called "
                            + chosen
                            + "; there are "
                            + String.join(", ", Case.ALL.stream().map(Case::name).toList())
                            + ".");
            System.exit(1);
        }
        System.out.printf(
                Locale.ROOT,
                "%d runs, %d threads each, float32, batch 1, load average %.2f%n",
                runs,
                threads,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println(Row.heading());
        for (Case each : cases) {
            System.out.println(Row.of(each, runs, threads).text());
        }
    }
}
