package dev.durascope.app.cli;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.time.TimeMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an execution goes that a command runs here: its time, its end, and what the outside world answers. */
final class RunOptions {
    @Option(
            names = "--time",
            paramLabel = "MODE",
            converter = TimeModeOption.class,
            defaultValue = "skip",
            description = TimeModeOption.DESCRIPTION + " Default: ${DEFAULT-VALUE}.")
    private TimeMode time = TimeMode.SKIP;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description =
                    "How long it may take on the wall clock, such as 30s, 5m or PT1M; then the execution is stopped."
                            + " Default: no limit.")
    private @Nullable Duration timeout;

    @Option(
            names = "--callback",
            paramLabel = "NAME=JSON|fail:TYPE",
            description =
                    "Answers the callback of this name as soon as the execution has suspended: with a result, or"
                            + " with an error (fail:TYPE or fail:TYPE:MESSAGE). NAME is the callback's own name or that of its"
                            + " wait-for-callback. Repeat it for more callbacks; several for one name are given in order. It answers"
                            + " chained invokes by their name too: no function is registered here but those that the code names.")
    private List<String> callbacks = List.of();

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Writes the history as 'aws lambda get-durable-execution-history' prints it, also when the"
                    + " execution fails.")
    private @Nullable Path history;

    /** How time passes. */
    TimeMode time() {
        return time;
    }

    /** How long it may take; {@code null} for ever. */
    @Nullable
    Duration timeout() {
        return timeout;
    }

    /**
     * The answers that were given in advance.
     *
     * @throws BadInput when one is no answer
     */
    CallbackAnswer.Book answers() {
        return new CallbackAnswer.Book(
                callbacks.stream().map(CallbackAnswer::parse).toList());
    }

    /**
     * The file that the history is written to; {@code null} when it is not wanted.
     *
     * @throws BadInput when nothing can be written there
     */
    @Nullable
    OutputFile history() {
        return history == null ? null : OutputFile.of("--history", history);
    }

    /** Writes an execution's history, where it is wanted. */
    static void write(@Nullable OutputFile history, ExecutionService service, ExecutionArn arn) {
        if (history != null) {
            String events = HistoryJson.of(RunDocument.events(service, arn)) + "\n";
            history.write(events.getBytes(StandardCharsets.UTF_8));
        }
    }
}
