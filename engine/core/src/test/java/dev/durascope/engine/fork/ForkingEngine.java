package dev.durascope.engine.fork;

import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.ForkRequest;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.export.HistoryFile;
import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.inprocess.InProcessLambdaClient;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InProcessInvoker;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.store.ExecutionStore;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.store.JournalCodec;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.handler.DurableHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An engine whose executions are forked: it says yes to every callback, and knows which bodies of steps ran. */
final class ForkingEngine implements AutoCloseable {
    final Queue<String> ran = new ConcurrentLinkedQueue<>();
    final Executor executor;
    private final ExecutorService answers =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final InProcessLambdaClient client;

    ForkingEngine() {
        this(new InMemoryStore(), TimeMode.SKIP, true);
    }

    ForkingEngine(ExecutionStore store, TimeMode mode, boolean answering) {
        executor = new Executor(
                ExecutorSettings.DEFAULT.withTimeMode(mode), new FunctionRegistry(), new InProcessInvoker(), store);
        client = new InProcessLambdaClient(executor);
        if (answering) {
            executor.observe((arn, records) -> answer(records));
        }
    }

    /** With the functions that {@code Everything} invokes. */
    ForkingEngine withEverything() {
        register("orders", new ForkedHandlers.Everything(ran::add));
        register("payments", new ForkedHandlers.Payments());
        executor.functions()
                .register(FunctionConfig.plain(
                        "tax", new Code.InProcess(i -> "7".getBytes(StandardCharsets.UTF_8)), "Tax"));
        return this;
    }

    void register(String name, DurableHandler<?, ?> handler) {
        Code code = new Code.InProcess(invocation -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(invocation.payload()), out, null, client);
            return out.toByteArray();
        });
        executor.functions().register(FunctionConfig.durable(name, code, "in-process"));
    }

    private void answer(List<JournalRecord> records) {
        for (JournalRecord record : records) {
            if (record.entry() instanceof JournalEntry.Event e
                    && e.event() instanceof HistoryEvent.CallbackStarted started) {
                answers.execute(() -> {
                    try {
                        executor.callbackSucceeded(started.callbackId(), "\"yes\"");
                    } catch (LambdaFault ended) {
                        // It had ended in what the fork was made of.
                    }
                });
            }
        }
    }

    ExecutionArn run(String function, String input) throws Exception {
        ExecutionArn arn = executor.start(StartRequest.of(function, input));
        ended(arn);
        return arn;
    }

    ExecutionDescription ended(ExecutionArn arn) throws Exception {
        return executor.ended(arn).get(30, TimeUnit.SECONDS);
    }

    String result(ExecutionArn arn) throws Exception {
        ExecutionDescription end = ended(arn);
        return end.facts().result() == null
                ? end.facts().status() + " " + end.facts().error()
                : end.facts().result().payload();
    }

    List<JournalRecord> journal(ExecutionArn arn) {
        return executor.journal(arn, 0);
    }

    ExecutionArn fork(ForkPlan plan) {
        return executor.fork(new ForkRequest(plan, plan.source().function(), null, null));
    }

    ExecutionArn fork(ExecutionArn original, long eventId, ForkEdit... edits) {
        List<JournalRecord> journal = journal(original);
        return fork(ForkPlan.of(original, journal, ForkPlan.positionOf(journal, eventId), List.of(edits)));
    }

    /** The fork that keeps everything up to the edited operation's end. */
    ExecutionArn fork(ExecutionArn original, ForkEdit edit) {
        List<JournalRecord> journal = journal(original);
        return fork(ForkPlan.of(original, journal, ForkPlan.endOf(journal, edit.operationId()), List.of(edit)));
    }

    static ExecutionState state(ExecutionArn arn, List<JournalRecord> journal) {
        ExecutionFold fold = new ExecutionFold(arn.id());
        journal.forEach(fold::apply);
        return fold.now();
    }

    Operation operation(ExecutionArn arn, String name) {
        return state(arn, journal(arn)).operations().stream()
                .map(s -> s.operation())
                .filter(o -> name.equals(o.name()))
                .findFirst()
                .orElseThrow();
    }

    static List<HistoryEvent> events(List<JournalRecord> journal) {
        return journal.stream()
                .filter(record -> record.entry() instanceof JournalEntry.Event)
                .map(record -> ((JournalEntry.Event) record.entry()).event())
                .toList();
    }

    /** The journal that the AWS command line's history of an execution makes. */
    static List<JournalRecord> asAwsTellsIt(ExecutionArn arn, List<JournalRecord> journal) {
        byte[] file = HistoryJson.of(events(journal)).getBytes(StandardCharsets.UTF_8);
        return HistoryFile.parse(file, "history.json", arn.function()).records();
    }

    /** A journal as text: to see that nothing in it is another. */
    static String text(List<JournalRecord> journal) {
        StringBuilder text = new StringBuilder();
        for (JournalRecord record : journal) {
            text.append(record.position())
                    .append(' ')
                    .append(record.at())
                    .append(' ')
                    .append(Json.text(g -> JournalCodec.write(g, record.entry())))
                    .append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() {
        executor.close();
        answers.shutdownNow();
    }
}
