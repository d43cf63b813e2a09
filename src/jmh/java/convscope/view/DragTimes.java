package convscope.view;

import convscope.catalog.Catalog;
import convscope.model.Path;

/**
 * How many sheets of maps a second the window shows while a hand drags the cardinality's slider on
 * the start design, 60 steps a second, and how long it goes without a frame: a line a second, for
 * the first are slower. Needs an X server: {@code xvfb-run -a -s "-screen 0 1920x1080x24" mvn -f
 * src/jmh/pom.xml -Dbench.main=convscope.view.DragTimes -Dbench=1280x800}.
 */
final class DragTimes {

    private static final int SECONDS = 40;
    private static final int STEPS = 60;
    private static final int LAST = 63;

    private DragTimes() {}

    /**
     * @param arguments the window's size
     */
    public static void main(String... arguments) throws Exception {
        try (OpenWindow window =
                new OpenWindow(Catalog.start(), new Path("resnext1"), arguments[0])) {
            window.watchFrames();
            for (int second = 1; second <= SECONDS; second++) {
                window.sheets();
                window.longestGap();
                long start = System.nanoTime();
                drag(window, second * STEPS);
                double took = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        "second %2d: %5.1f sheets a second, longest gap between frames %5.1f ms%n",
                        second, window.sheets() / took, window.longestGap());
            }
        }
        System.exit(0);
    }

    /** To and fro for a second. */
    private static void drag(OpenWindow window, int from) throws InterruptedException {
        for (int step = from; step < from + STEPS; step++) {
            int place = step % (2 * LAST);
            window.slide("cardinality", Math.min(place, 2 * LAST - place));
            Thread.sleep(1000 / STEPS);
        }
    }
}
