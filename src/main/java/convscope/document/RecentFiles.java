package convscope.document;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that were opened or saved last, the newest first.
 *
 * @param paths absolute, at most {@value #MOST}, none twice
 */
public record RecentFiles(List<Path> paths) {

    public static final int MOST = 10;
    public static final RecentFiles NONE = new RecentFiles(List.of());

    public RecentFiles {
        paths =
                paths.stream()
                        .map(path -> path.toAbsolutePath().normalize())
                        .distinct()
                        .limit(MOST)
                        .toList();
    }

    /** {@return the list with this file at its head} */
    public RecentFiles with(Path opened) {
        return new RecentFiles(Stream.concat(Stream.of(opened), paths.stream()).toList());
    }

    /** {@return the list without a file that is gone} */
    public RecentFiles without(Path gone) {
        Path absolute = gone.toAbsolutePath().normalize();
        return new RecentFiles(paths.stream().filter(path -> !path.equals(absolute)).toList());
    }
}
