package dev.durascope.app.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A terminal, asked through the C library: {@code System.console()} would want standard input to be one as well. */
final class Terminal implements Screen {
    private static final System.Logger LOG = System.getLogger(Terminal.class.getName());
    private static final int STANDARD_OUTPUT = 1;
    /** The same on Linux and macOS, as are the two handlers. */
    private static final int SIGTTIN = 21;

    private static final long SIG_IGN = 1;
    private static final long SIG_ERR = -1;
    private static final int DEFAULT_COLUMNS = 80;
    private static final int DEFAULT_ROWS = 24;

    private final boolean colour;
    private final boolean unicode;
    private final @Nullable MethodHandle ioctl;

    private Terminal(boolean colour, boolean unicode, @Nullable MethodHandle ioctl) {
        this.colour = colour;
        this.unicode = unicode;
        this.ioctl = ioctl;
    }

    /** What this process's standard output is connected to. */
    static Screen ofStandardOutput() {
        Map<String, String> environment = System.getenv();
        boolean unicode = charset().newEncoder().canEncode('\u2713');
        String term = environment.getOrDefault("TERM", "");
        if (isDumb(term) || !isTerminal()) {
            return new Screen.Plain(unicode);
        }
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(colour, unicode, isWindows() ? null : function("ioctl", 2));
    }

    private static boolean isDumb(String term) {
        return term.equals("dumb") || term.isEmpty() && !isWindows();
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static Charset charset() {
        try {
            return Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
        } catch (IllegalArgumentException e) {
            return StandardCharsets.US_ASCII;
        }
    }

    private static boolean isTerminal() {
        if (isWindows()) {
            return System.console() != null && System.console().isTerminal();
        }
        MethodHandle isatty = function("isatty", 1);
        try {
            return isatty != null && (int) isatty.invokeExact(STANDARD_OUTPUT) == 1;
        } catch (Throwable e) {
            return false;
        }
    }

    /**
     * Lets a read from the terminal fail while this process runs in the background; otherwise the shell would stop the
     * process, and with it what it serves.
     */
    static void letBackgroundReadsFail() {
        MethodHandle signal = isWindows() ? null : signal();
        if (signal != null) {
            try {
                MemorySegment before = (MemorySegment) signal.invokeExact(SIGTTIN, MemorySegment.ofAddress(SIG_IGN));
                if (before.address() == SIG_ERR) {
                    LOG.log(System.Logger.Level.DEBUG, "SIGTTIN cannot be ignored");
                }
            } catch (Throwable e) {
                LOG.log(System.Logger.Level.DEBUG, "SIGTTIN cannot be ignored", e);
            }
        }
    }

    /** {@code signal(int, void (*)(int))} of the C library; {@code null} where it is not to be had. */
    @SuppressWarnings("restricted")
    private static @Nullable MethodHandle signal() {
        try {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find("signal")
                    .map(address -> linker.downcallHandle(
                            address,
                            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)))
                    .orElse(null);
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** {@code isatty(int)} or {@code ioctl(int, long, ...)} of the C library; {@code null} where it is not to be had. */
    @SuppressWarnings("restricted")
    private static @Nullable MethodHandle function(String name, int namedArguments) {
        try {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find(name)
                    .map(address -> namedArguments == 1
                            ? linker.downcallHandle(
                                    address, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                            : linker.downcallHandle(
                                    address,
                                    FunctionDescriptor.of(
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_LONG,
                                            ValueLayout.ADDRESS),
                                    Linker.Option.firstVariadicArg(namedArguments)))
                    .orElse(null);
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public boolean hasColour() {
        return colour;
    }

    @Override
    public boolean hasUnicode() {
        return unicode;
    }

    @Override
    public int columns() {
        return size(1, DEFAULT_COLUMNS);
    }

    @Override
    public int rows() {
        return size(0, DEFAULT_ROWS);
    }

    /** One of the four shorts of {@code struct winsize}: rows, then columns. */
    private int size(int index, int otherwise) {
        if (ioctl == null) {
            return otherwise;
        }
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        long request = linux ? 0x5413L : 0x40087468L; // TIOCGWINSZ
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(ValueLayout.JAVA_SHORT, 4);
            int answer = (int) ioctl.invokeExact(STANDARD_OUTPUT, request, size);
            int value = size.getAtIndex(ValueLayout.JAVA_SHORT, index) & 0xFFFF;
            return answer == 0 && value > 0 ? value : otherwise;
        } catch (Throwable e) {
            return otherwise;
        }
    }
}
