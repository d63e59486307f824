package dev.durascope.engine.bench;

import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Our side of {@link AwsComparison}: an engine, and a worker of its own that is kept from one execution to the next. */
final class AwsWorkerSide {
    private AwsWorkerSide() {}

    static List<String> timed(Path jar, String handler, int executions) throws Exception {
        Path cache = Files.createTempDirectory("durascope-bench");
        try (Engine engine = Engine.open(EngineOptions.inMemory(ExecutorSettings.DEFAULT, cache))) {
            ExecutionService service = engine.executions();
            service.functions().register(FunctionConfig.durable("measured", new Code.Archive(jar), handler));
            CompletableFuture<Void> held = new CompletableFuture<>();
            service.observe((arn, records) -> records.forEach(record -> {
                if (record.entry() instanceof JournalEntry.ExecutionHeld e) {
                    held.completeExceptionally(new IllegalStateException("The handler fails: " + e.lastError()));
                }
            }));
            return AwsSide.timed(() -> once(service, held), executions);
        }
    }

    private static void once(ExecutionService service, CompletableFuture<Void> held) throws Exception {
        CompletableFuture<ExecutionDescription> ended =
                service.ended(service.start(StartRequest.of("measured", Integer.toString(AwsSide.STEPS))));
        CompletableFuture.anyOf(ended, held).get(5, TimeUnit.MINUTES);
        ExecutionDescription end = ended.get();
        if (end.facts().status() != ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException("The measured execution ended as " + end.facts());
        }
        service.delete(end.arn());
    }
}
