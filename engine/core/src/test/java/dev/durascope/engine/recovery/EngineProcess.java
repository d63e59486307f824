package dev.durascope.engine.recovery;

import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InProcessInvoker;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.store.SqliteStore;
import dev.durascope.engine.time.TimeMode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An engine in a process of its own that runs one execution of {@code orders} to its end, or goes on with it, and stops
 * dead at the append it is told. Prints {@code TOLD ARN POSITION} for what observers heard, {@code KILL} when it stands
 * still to be killed, and {@code END STATUS RESULT}.
 */
final class EngineProcess {
    static final String NAME = "order-1";

    private EngineProcess() {}

    /** @param args file, time mode, pause in seconds, the append at which to stop (0 for none), whether before it */
    public static void main(String[] args) throws Exception {
        TimeMode mode = TimeMode.parse(args[1]);
        Duration pause = Duration.ofSeconds(Long.parseLong(args[2]));
        int killAt = Integer.parseInt(args[3]);
        boolean before = Boolean.parseBoolean(args[4]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ExecutorSettings defaults = ExecutorSettings.DEFAULT;
        ExecutorSettings settings = new ExecutorSettings(
                defaults.region(),
                defaults.account(),
                mode,
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                1_000,
                false,
                defaults.limits());
        KillPointStore store = new KillPointStore(SqliteStore.open(Path.of(args[0])), killAt, before, out);
        Executor executor = new Executor(settings, new FunctionRegistry(), new InProcessInvoker(), store);
        executor.observe((arn, records) ->
                out.println("TOLD " + arn + " " + records.getLast().position()));
        try (ExecutorService answers =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            executor.observe((arn, records) -> answerCallbacks(executor, answers, records));
            RecoveryHandlers.register(executor, pause);
            for (ExecutionSummary known : executor.executions()) {
                answerCallbacks(executor, answers, executor.journal(known.arn(), 0));
            }
            ExecutionArn arn = executor.start(new StartRequest("orders", "$LATEST", NAME, "\"order-1\"", null, null));
            ExecutionDescription end = executor.ended(arn).get();
            out.println("END " + end.facts().status() + " "
                    + (end.facts().result() == null
                            ? end.facts().error()
                            : end.facts().result().payload()));
            Runtime.getRuntime().halt(0);
        }
    }

    /** Says yes to every callback there is; one that was answered before is left alone. */
    private static void answerCallbacks(Executor executor, ExecutorService answers, List<JournalRecord> records) {
        for (JournalRecord record : records) {
            if (record.entry() instanceof JournalEntry.Event e
                    && e.event() instanceof HistoryEvent.CallbackStarted started) {
                answers.execute(() -> answer(executor, started.callbackId()));
            }
        }
    }

    private static void answer(Executor executor, String callbackId) {
        try {
            executor.callbackSucceeded(callbackId, "\"yes\"");
        } catch (LambdaFault answeredBefore) {
            // It was answered before the process was killed.
        }
    }
}
