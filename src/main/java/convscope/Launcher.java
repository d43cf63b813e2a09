package convscope;

import org.nd4j.linalg.factory.Nd4j;

public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        LibraryLogs.quieten();
        System.out.println(Nd4j.rand(2, 2));
    }
}
