package dev.durascope.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.ForkRequest;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.export.HistoryFile;
import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.replay.Comparison.Difference;
import dev.durascope.engine.time.TimeMode;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real handler did in a real worker, forked in another engine and another worker from what AWS would tell of it. */
@Timeout(180)
class ForkInAWorkerTest {
    @TempDir
    Path directory;

    @Test
    void onlyWhatCameAfterTheCutRunsAgainAndTheOtherCodeIsSeen() throws Exception {
        Path recordedAt = Files.createDirectory(directory.resolve("recorded"));
        Path forkedAt = Files.createDirectory(directory.resolve("forked"));
        ExecutionArn original;
        HistoryFile history;
        try (Engine engine = open("cache")) {
            engine.functions().register(function(ReplayedHandlers.Original.class, recordedAt));
            original = engine.executions().start(StartRequest.of("pairs", "\"order-1\""));
            engine.executions().ended(original).get(60, TimeUnit.SECONDS);
            List<HistoryEvent> events = engine.executions().journal(original, 0).stream()
                    .filter(record -> record.entry() instanceof JournalEntry.Event)
                    .map(record -> ((JournalEntry.Event) record.entry()).event())
                    .toList();
            byte[] file = HistoryJson.of(events).getBytes(StandardCharsets.UTF_8);
            history = HistoryFile.parse(file, "history.json", "production");
        }
        List<JournalRecord> journal = history.records();
        String label = history.events().stream()
                .filter(event -> "label".equals(event.header().name()))
                .map(event -> String.valueOf(event.header().id()))
                .findFirst()
                .orElseThrow();
        ForkPlan plan = ForkPlan.of(
                history.arn(),
                journal,
                ForkPlan.endOf(journal, label),
                List.of(new ForkEdit.Result(label, "\"EDITED\"")));
        try (Engine engine = open("cache")) {
            engine.functions().register(function(ReplayedHandlers.OtherEnd.class, forkedAt));
            ExecutionArn fork = engine.executions().fork(new ForkRequest(plan, "pairs", null, null));
            ExecutionDescription end = engine.executions().ended(fork).get(60, TimeUnit.SECONDS);

            assertThat(end.facts().result().payload())
                    .isEqualTo("\"validate charge [pack-a, pack-b, pack-c] carrier goodbye\"");
            try (Stream<Path> ran = Files.list(forkedAt)) {
                assertThat(ran.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("carrier", "goodbye");
            }
            Comparison comparison = Comparison.of(
                    history.arn(), journal, fork, engine.executions().journal(fork, 0));
            assertThat(comparison.rows().stream()
                            .filter(row -> row.difference() != Difference.SAME)
                            .map(row -> row.difference() + " " + row.original().name() + " > "
                                    + row.fork().name()))
                    .containsExactly("EDITED label > label", "NAME thank > goodbye");
        }
    }

    private Engine open(String cache) throws Exception {
        return Engine.open(
                EngineOptions.inMemory(ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP), directory.resolve(cache)));
    }

    private static FunctionConfig function(Class<?> handler, Path ran) {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Code code = new Code.ClassDirectory(classPath.getFirst(), classPath.subList(1, classPath.size()));
        return new FunctionConfig(
                "pairs",
                code,
                handler.getName(),
                120,
                512,
                Map.of("RAN", ran.toString()),
                Map.of(),
                null,
                Path.of(System.getProperty("java.home")),
                FunctionConfig.durable("pairs", code, handler.getName()).durable(),
                false);
    }
}
