package dev.durascope.app.diagnostics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.engine.fixture.TextRedactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

/** What a home tells of mishaps, and a page about all that may matter to whoever is asked for help. */
public final class Support {
    /** What fits into a report of an issue. */
    private static final int LONGEST = 60_000;

    private static final int LONGEST_LOG = 20_000;
    private static final int LONGEST_SETTINGS = 40_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Map<String, String> environment;
    private final TextRedactor redactor;
    private final InstantSource clock;
    private final Crashes crashes;
    private final CrashWatch watch;
    private boolean watching;

    /** @param environment whose credentials are taken out of all texts */
    Support(Path home, Map<String, String> environment, TextRedactor redactor, InstantSource clock) {
        this.home = home;
        this.environment = environment;
        this.redactor = redactor;
        this.clock = clock;
        this.crashes = new Crashes(home.resolve("crashes"), redactor, clock);
        this.watch = new CrashWatch(crashes, this::facts);
    }

    /** Of a home, for this process. */
    public static Support in(Path home) {
        return new Support(home, System.getenv(), TextRedactor.ofProcess(), InstantSource.system());
    }

    /** The crash reports that are kept. */
    public Crashes crashes() {
        return crashes;
    }

    /** @param wake is called on any thread when there is a crash to {@link #takeCrashes take} */
    public void onCrash(Runnable wake) {
        watch.onCrash(wake);
    }

    /** What earlier runs left and nobody was told of yet, newest first; empty where this process is not watched. */
    public List<Crash> takeLeft() {
        return watching ? crashes.takeFresh() : List.of();
    }

    /** What went wrong in this run since it was asked last. */
    public List<Crash> takeCrashes() {
        return watch.take();
    }

    /**
     * Watches over this process until it ends: reports what became of earlier ones, and what nobody catches; logs to a file.
     * Called once, before there is anything to catch.
     */
    public void watch() {
        watching = true;
        RunMark.reportTheDead(crashes.directory(), crashes, LogFile.in(home));
        RunMark.set(crashes.directory())
                .ifPresent(mark -> Runtime.getRuntime().addShutdownHook(new Thread(mark::clear, "clear-mark")));
        Thread.setDefaultUncaughtExceptionHandler(watch);
        if (Files.isWritable(home)) {
            Logger.getLogger("").addHandler(new LogFile(LogFile.in(home), redactor));
        }
    }

    private String facts() {
        StringBuilder page = new StringBuilder();
        section(page, "Machine", Facts.ofMachine());
        section(page, "Log of this run", last(RecentLog.ofProcess()));
        return page.toString();
    }

    /**
     * The page.
     *
     * @param window what is shown, a line each; empty for a process without a window
     * @return Markdown without secrets
     */
    public String diagnostics(List<String> window) {
        StringBuilder page = new StringBuilder("# Durascope diagnostics, ")
                .append(clock.instant().truncatedTo(ChronoUnit.SECONDS))
                .append("\n\n");
        section(page, "Machine", Facts.ofMachine());
        section(page, "Environment", Facts.ofEnvironment(environment));
        section(page, "Home", Facts.ofHome(home));
        section(page, "Window", window);
        section(page, "Settings", List.of(settings()));
        section(
                page,
                "Crash reports",
                crashes.kept().stream()
                        .map(each -> each.file().getFileName() + ": " + each.title())
                        .toList());
        section(page, "Log of this run", last(RecentLog.ofProcess()));
        section(page, "Log of the window", last(LogFile.last(LogFile.in(home))));
        String left = redactor.redact(page.toString());
        return left.length() <= LONGEST ? left : left.substring(0, LONGEST) + "\n(cut: it was longer)\n";
    }

    /** Adds a part to a page; what has no lines is told as well. */
    static void section(StringBuilder page, String title, List<String> lines) {
        page.append("## ").append(title).append("\n\n");
        page.append(lines.isEmpty() ? "none\n" : "```\n" + String.join("\n", lines) + "\n```\n")
                .append('\n');
    }

    /** As many of the last lines of a log as fit into a page. */
    static List<String> last(List<String> lines) {
        int size = 0;
        int first = lines.size();
        while (first > 0 && size + lines.get(first - 1).length() < LONGEST_LOG) {
            first--;
            size += lines.get(first).length() + 1;
        }
        return lines.subList(first, lines.size());
    }

    private String settings() {
        Path file = home.resolve("settings.json");
        try {
            if (Files.size(file) > LONGEST_SETTINGS) {
                return "too long to be shown: " + Files.size(file) + " bytes";
            }
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            return redactor.redact(tree).toPrettyString();
        } catch (NoSuchFileException e) {
            return "none yet";
        } catch (IOException e) {
            return "cannot be read: " + e.getClass().getSimpleName();
        }
    }
}
