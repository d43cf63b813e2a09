package convscope.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder in which nobody but its user can put anything: what is loaded from it runs as him. It is
 * his, its mode is 0700, and no link led to it.
 */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    private static final int OTHERS_WRITE = 0022;
    private static final int STICKY = 01000;

    private PrivateFolder() {}

    /**
     * Makes the folder, and those above it, unless it is there.
     *
     * @throws IOException whose message says why it cannot be used, as the end of a sentence
     */
    public static Path at(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            make(folder);
        }
        if (Files.isSymbolicLink(folder)) {
            throw new IOException("it is a symbolic link");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("it is not a folder");
        }
        keepPrivate(folder);
        if (!Files.isWritable(folder)) {
            throw new IOException("it cannot be written");
        }
        return folder;
    }

    /** {@return a new folder of this user inside another one, in which all may write} */
    static Path freshIn(Path folder) throws IOException {
        return Files.createTempDirectory(folder, "convscope-");
    }

    private static void make(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        if (isPosix(folder.toAbsolutePath())) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createDirectory(folder); // Windows hands down the rights of the user's profile.
        }
    }

    private static boolean isPosix(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void keepPrivate(Path folder) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(
                        folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return;
        }
        PosixFileAttributes attributes = view.readAttributes();
        if (!attributes.owner().equals(thisUser(folder))) {
            throw new IOException("it belongs to another user");
        }
        if (attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                || attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)) {
            throw new IOException("others may write into it; chmod go-w lets nobody else");
        }
        if (othersMayRename(folder)) {
            throw new IOException("others may put another folder in its place");
        }
        if (!attributes.permissions().equals(OWNER_ONLY)) {
            view.setPermissions(OWNER_ONLY);
        }
    }

    /** Whether they may write into the folder above, and it is not sticky as /tmp is. */
    private static boolean othersMayRename(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().getParent();
        if (above == null
                || !folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        int mode = (int) Files.getAttribute(above, "unix:mode");
        return (mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0;
    }

    /** Of whom this process makes files: its effective user, whatever the environment says. */
    private static Object thisUser(Path folder) throws IOException {
        Path self = Path.of("/proc/self");
        if (Files.exists(self)) {
            return Files.getOwner(self);
        }
        return folder.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
    }
}
