package convscope;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a window can open here: asked before JavaFX starts, which would die of it. */
@SuppressWarnings("restricted") // granted in jvm.options
final class Display {

    private static final String NO_DISPLAY =
            "There is no display to open a window on; a desktop session has one, or a virtual one"
                    + " from the package xvfb (xvfb-run mvn).";
    private static final String NO_GTK =
            "The window needs the library GTK 3; the package libgtk-3-0 brings it (apt-get install"
                    + " libgtk-3-0).";

    private Display() {}

    /** {@return what is missing, in one sentence, or nothing} */
    static Optional<String> missing() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        boolean drawnInMemory = "Monocle".equals(System.getProperty("glass.platform"));
        return linux && !drawnInMemory ? missingOnLinux(System.getenv()) : Optional.empty();
    }

    /** JavaFX speaks X11 through GTK 3, under Wayland too. */
    static Optional<String> missingOnLinux(Map<String, String> environment) {
        if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
            return Optional.of(NO_DISPLAY);
        }
        if (!isThere("libgtk-3.so.0")) {
            return Optional.of(NO_GTK);
        }
        return answers() ? Optional.empty() : Optional.of(NO_DISPLAY);
    }

    private static boolean isThere(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException notFound) {
            return false;
        }
    }

    /** {@return whether an X server opens the display, as XOpenDisplay(3) finds} */
    private static boolean answers() {
        SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
        Linker linker = Linker.nativeLinker();
        try {
            MemorySegment display =
                    (MemorySegment)
                            linker.downcallHandle(
                                            x11.findOrThrow("XOpenDisplay"),
                                            FunctionDescriptor.of(
                                                    ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                                    .invokeExact(MemorySegment.NULL);
            if (display.equals(MemorySegment.NULL)) {
                return false;
            }
            int closed =
                    (int)
                            linker.downcallHandle(
                                            x11.findOrThrow("XCloseDisplay"),
                                            FunctionDescriptor.of(
                                                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                                    .invokeExact(display);
            return closed == 0;
        } catch (Throwable unexpected) {
            throw new IllegalStateException("libX11 does not work", unexpected);
        }
    }
}
