package dev.durascope.app.cli;

import dev.durascope.app.session.Picture;
import dev.durascope.app.session.Position;
import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code durascope snapshot FILE --png OUT}. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Draws the window on an execution, without a display: for bug reports, guides and CI.",
            "The same execution gives the same picture, byte for byte, on every machine: times are in UTC, and it is drawn"
                    + " with fonts that come along."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the picture was written", "2:wrong usage, bad input, or a file that cannot be written"})
final class SnapshotCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");
    private static final int LEAST = 200;
    private static final int MOST = 4_000;

    @Parameters(
            paramLabel = "FILE|EXECUTION",
            description =
                    "A history as 'aws lambda get-durable-execution-history' prints it, what 'durascope run --json'"
                            + " printed, a store with one execution, or an execution of the store: its name, ARN or EXECUTION@EVENT.")
    private String what = "";

    @Option(
            names = "--at",
            paramLabel = "POSITION",
            description = "The moment to draw: EXECUTION@EVENT, or the number of an event. Default: the newest.")
    private @Nullable String at;

    @Option(
            names = "--pane",
            paramLabel = "PANE",
            description = "The one pane to draw, such as operations, inspector or history. Default: the whole window.")
    private @Nullable String pane;

    @Option(names = "--theme", paramLabel = "light|dark", defaultValue = "light", description = "Default: light.")
    private String theme = "light";

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1280x800",
            description = "The window's size in pixels. Default: 1280x800.")
    private String size = "1280x800";

    @Option(
            names = "--scale",
            paramLabel = "1|2",
            defaultValue = "1",
            description = "2 draws every pixel of the window with four. Default: 1.")
    private String scale = "1";

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--png", paramLabel = "OUT", required = true, description = "The file to write.")
    private Path png = Path.of("");

    private final Shell shell;
    private final Camera camera;

    SnapshotCommand(Shell shell, Camera camera) {
        this.shell = shell;
        this.camera = camera;
    }

    @Override
    public Integer call() {
        boolean dark = dark();
        int[] pixels = pixels();
        int times = times();
        requirePane();
        OutputFile out = OutputFile.of("--png", png);
        RecordingSource.Found found = RecordingSource.find(what, store.file(), shell::say);
        long eventId = eventId(found);
        Picture picture = new Picture(found.recording(), eventId, pane, dark, pixels[0], pixels[1], times);
        byte[] bytes;
        try {
            bytes = camera.png(picture);
        } catch (IllegalStateException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
        out.write(bytes);
        return ExitCode.SUCCEEDED;
    }

    private boolean dark() {
        return switch (theme) {
            case "light" -> false;
            case "dark" -> true;
            default -> throw new BadInput("--theme: '" + theme + "' is neither light nor dark.");
        };
    }

    private int[] pixels() {
        Matcher match = SIZE.matcher(size);
        if (match.matches()) {
            int[] pixels = {Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))};
            if (Math.min(pixels[0], pixels[1]) >= LEAST && Math.max(pixels[0], pixels[1]) <= MOST) {
                return pixels;
            }
        }
        throw new BadInput("--size: '" + size + "' is not WIDTHxHEIGHT, each from " + LEAST + " to " + MOST
                + " pixels, such as 1280x800.");
    }

    private int times() {
        return switch (scale) {
            case "1" -> 1;
            case "2" -> 2;
            default -> throw new BadInput("--scale: '" + scale + "' is neither 1 nor 2.");
        };
    }

    private void requirePane() {
        List<String> panes = camera.panes();
        if (pane != null && !panes.contains(pane)) {
            throw new BadInput(
                    "--pane: there is no pane '" + pane + "'; name one of " + String.join(", ", panes) + ".");
        }
    }

    /** The event that was asked for; 0 for the newest moment. */
    private long eventId(RecordingSource.Found found) {
        long asked = at == null ? found.eventId() : number(at, found.recording());
        if (asked == 0) {
            return 0;
        }
        long newest = 0;
        for (JournalRecord record : found.recording().journal(found.recording().arn(), 0)) {
            if (record.entry() instanceof JournalEntry.Event event) {
                long id = event.event().header().eventId();
                if (id == asked) {
                    return asked;
                }
                newest = Math.max(newest, id);
            }
        }
        throw new BadInput((at == null ? what : "--at " + at) + ": "
                + found.recording().arn().name() + " has no event " + asked + "; its newest is " + newest + ".");
    }

    private static long number(String text, RecordedExecutions recording) {
        if (text.matches("[1-9][0-9]{0,17}")) {
            return Long.parseLong(text);
        }
        Position moment = Position.parse(text)
                .orElseThrow(() -> new BadInput(
                        "--at: '" + text + "' is no position: give EXECUTION@EVENT or the number of an event."));
        if (!moment.isIn(recording.arn())) {
            throw new BadInput("--at " + text + ": the execution is "
                    + recording.arn().name() + "; leave its name out, or name that one.");
        }
        return moment.eventId();
    }
}
