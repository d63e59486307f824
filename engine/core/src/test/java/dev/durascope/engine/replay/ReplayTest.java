package dev.durascope.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.WorkerSettings;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.time.TimeMode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real handler in a real worker, recorded once, and held against others that differ by one known change. */
@Timeout(180)
class ReplayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static Path recordedAt;
    private static Path replayedAt;
    private static Recorded recorded;

    @BeforeAll
    static void record() throws Exception {
        recordedAt = Files.createDirectory(directory.resolve("recorded"));
        replayedAt = Files.createDirectory(directory.resolve("replayed"));
        recorded = record(ReplayedHandlers.Original.class, Map.of("RAN", recordedAt.toString()));
        assertThat(recorded.facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        try (Stream<Path> files = Files.list(recordedAt)) {
            assertThat(files).hasSize(11);
        }
    }

    @AfterAll
    static void nothingRanInAnyReplay() {
        assertThat(replayedAt).isEmptyDirectory();
    }

    private static Recorded record(Class<?> handler, Map<String, String> environment) throws Exception {
        ExecutorSettings settings = ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP);
        try (Engine engine = Engine.open(EngineOptions.inMemory(settings, directory.resolve("cache")))) {
            engine.functions().register(function(handler, environment));
            ExecutionArn arn = engine.executions().start(StartRequest.of("pairs", "\"order-1\""));
            engine.executions().ended(arn).get(60, TimeUnit.SECONDS);
            // As AWS's history tells it: without what only our journal knows.
            List<JournalRecord> events = engine.executions().journal(arn, 0).stream()
                    .filter(each -> each.entry() instanceof JournalEntry.Event)
                    .toList();
            return Recorded.of(
                    arn,
                    IntStream.range(0, events.size())
                            .mapToObj(i -> new JournalRecord(
                                    i + 1L, events.get(i).at(), events.get(i).entry()))
                            .toList());
        }
    }

    private static FunctionConfig function(Class<?> handler, Map<String, String> environment) {
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
                environment,
                Map.of(),
                null,
                Path.of(System.getProperty("java.home")),
                FunctionConfig.durable("pairs", code, handler.getName()).durable(),
                false);
    }

    private static DeterminismReport replay(Recorded against, Class<?> handler, Map<String, String> environment)
            throws Exception {
        return replay(against, Replay.Extent.END_STATE, handler, environment);
    }

    private static DeterminismReport replay(
            Recorded against, Replay.Extent extent, Class<?> handler, Map<String, String> environment)
            throws Exception {
        return new Replay(against, extent, function(handler, environment), false, PATIENCE)
                .run(WorkerSettings.defaults(directory.resolve("cache")));
    }

    private static DeterminismReport replay(Class<?> handler) throws Exception {
        return replay(recorded, handler, Map.of("RAN", replayedAt.toString()));
    }

    private static List<String> told(DeterminismReport report) {
        return report.divergences().stream()
                .map(each -> each.kind() + " "
                        + (each.recorded() == null ? "-" : each.recorded().name()) + " > "
                        + (each.called() == null ? "-" : each.called().name()))
                .toList();
    }

    @Test
    void theSameHandlerDivergesNowhereAndRunsNoStep() throws Exception {
        DeterminismReport report = replay(ReplayedHandlers.Original.class);
        assertThat(report.divergences()).isEmpty();
        assertThat(report.unfinished()).isNull();
        assertThat(report.verdict()).isEqualTo(DeterminismReport.Verdict.SAME);
        assertThat(report.compared()).isEqualTo(recorded.operations().size());
        assertThat(report.notReached()).isEmpty();
        assertThat(report.runs()).isEqualTo(1);
        assertThat(report.fidelity().isWhole()).isTrue();
        assertThat(report.ledger().answered()).hasSize(12);
        assertThat(report.ledger().contexts()).hasSize(5);
        assertThat(report.ledger().open()).isEmpty();
    }

    @Test
    void aRenamedStepIsTheOnlyDifferenceThatIsToldAndHasItsLine() throws Exception {
        DeterminismReport report = replay(ReplayedHandlers.Renamed.class);
        assertThat(told(report)).containsExactly("NAME charge > charge-card");
        assertThat(report.divergences().getFirst().called().calledAt().file()).isEqualTo("ReplayedHandlers.java");
        assertThat(report.divergences().getFirst().called().calledAt().line()).isPositive();
        assertThat(report.unfinished()).isNull();
    }

    @Test
    void aRetypedStepIsTold() throws Exception {
        assertThat(told(replay(ReplayedHandlers.Retyped.class))).containsExactly("TYPE charge > charge");
        assertThat(told(replay(ReplayedHandlers.OtherSubType.class))).containsExactly("TYPE charge > charge");
    }

    @Test
    void anInsertedStepIsTold() throws Exception {
        DeterminismReport report = replay(ReplayedHandlers.Inserted.class);
        assertThat(told(report)).containsExactly("ADDED - > fraud-check");
        assertThat(report.notReached()).isEmpty();
    }

    @Test
    void whatWasRenamedIsToldFromWhatWasInsertedBesideIt() throws Exception {
        assertThat(told(replay(ReplayedHandlers.InsertedBeforeRenamed.class)))
                .containsExactly("ADDED - > fraud-check", "NAME charge > charge-card");
    }

    @Test
    void aRemovedStepIsTold() throws Exception {
        DeterminismReport report = replay(ReplayedHandlers.Removed.class);
        assertThat(told(report)).containsExactly("MISSING charge > -");
        assertThat(report.unfinished()).isNull();
    }

    @Test
    void stepsThatChangedPlacesAreTold() throws Exception {
        assertThat(told(replay(ReplayedHandlers.Reordered.class)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("ORDER ");
    }

    @Test
    void aStepInAnotherContextIsToldAndSoIsTheContext() throws Exception {
        assertThat(told(replay(ReplayedHandlers.Wrapped.class)))
                .containsExactlyInAnyOrder("ADDED - > goodbye", "PARENT thank > thank");
    }

    @Test
    void everyDifferenceIsToldNotOnlyTheFirst() throws Exception {
        DeterminismReport report = replay(ReplayedHandlers.Rewritten.class);
        assertThat(told(report))
                .containsExactly(
                        "NAME validate > check",
                        "ADDED - > fraud-check",
                        "MISSING pick > -",
                        "MISSING pick > -",
                        "MISSING pick > -",
                        "MISSING cooling-off > -",
                        "NAME label > print");
        assertThat(report.unfinished()).isNull();
    }

    @Test
    void anotherResultIsTold() throws Exception {
        DeterminismReport report = replay(ReplayedHandlers.OtherResult.class);
        assertThat(told(report)).containsExactly("OUTCOME - > -");
        assertThat(report.divergences().getFirst().message()).contains("thank").contains("thank!");
    }

    @Test
    void aHandlerThatNobodySeesRunsNotAtAllUnlessItsStepsMay() throws Exception {
        Path ran = Files.createDirectory(directory.resolve("node"));
        Path module = Files.writeString(directory.resolve("handler.mjs"), """
                import { writeFileSync } from "node:fs";
                export const handler = async () => {
                    writeFileSync(process.env.RAN + "/it", "");
                    return { Status: "SUCCEEDED", Result: process.env.RESULT };
                };
                """);
        FunctionConfig plain = function(
                ReplayedHandlers.Original.class,
                Map.of(
                        "RAN", ran.toString(),
                        "RESULT", recorded.facts().result().payload()));
        FunctionConfig unseen = new FunctionConfig(
                "pairs",
                new Code.NodeModule(module),
                "handler.handler",
                120,
                512,
                plain.environment(),
                Map.of(),
                null,
                null,
                plain.durable(),
                false);
        WorkerSettings workers = WorkerSettings.defaults(directory.resolve("cache"));

        DeterminismReport held = new Replay(recorded, Replay.Extent.END_STATE, unseen, false, PATIENCE).run(workers);
        assertThat(held.verdict()).isEqualTo(DeterminismReport.Verdict.UNFINISHED);
        assertThat(held.unfinished()).contains("could not be held");
        assertThat(held.compared()).isZero();
        assertThat(held.fidelity().gaps()).extracting(Fidelity.Gap::kind).containsExactly(Fidelity.Kind.UNSEEN);
        assertThat(ran).isEmptyDirectory();

        DeterminismReport allowed = new Replay(recorded, Replay.Extent.END_STATE, unseen, true, PATIENCE).run(workers);
        assertThat(told(allowed)).isEmpty();
        assertThat(allowed.verdict())
                .as("nobody saw whether it diverges")
                .isEqualTo(DeterminismReport.Verdict.UNFINISHED);
        assertThat(allowed.compared()).isZero();
        assertThat(ran).isNotEmptyDirectory();
    }

    @Test
    void aBranchCountThatDependsOnWhenItRunsIsTold() throws Exception {
        Recorded three = record(
                ReplayedHandlers.Branches.class,
                Map.of(
                        "BRANCHES",
                        "3",
                        "RAN",
                        Files.createDirectory(directory.resolve("three")).toString()));
        assertThat(told(replay(three, ReplayedHandlers.Branches.class, environment(3))))
                .isEmpty();
        assertThat(told(replay(three, ReplayedHandlers.Branches.class, environment(4))))
                .containsExactly("ADDED - > hour-3");
        assertThat(told(replay(three, ReplayedHandlers.Branches.class, environment(2))))
                .containsExactly("MISSING hour-2 > -");
    }

    private static DeterminismReport throughInvocations(Class<?> handler) throws Exception {
        return replay(recorded, Replay.Extent.INVOCATIONS, handler, Map.of("RAN", replayedAt.toString()));
    }

    @Test
    void theSameHandlerDivergesInNoInvocation() throws Exception {
        DeterminismReport report = throughInvocations(ReplayedHandlers.Original.class);
        assertThat(report.divergences()).isEmpty();
        assertThat(report.verdict()).isEqualTo(DeterminismReport.Verdict.SAME);
        assertThat(report.compared()).isEqualTo(recorded.operations().size());
        assertThat(report.ledger().invocations()).isEqualTo(2);
        assertThat(report.ledger().sentences().get(1)).contains("once for each of 2 invocations");
        assertThat(report.runs()).isEqualTo(2);
    }

    @Test
    void whatDiffersWhileSomethingWaitsIsToldOfItsInvocationAndNotOfTheEndState() throws Exception {
        assertThat(told(replay(ReplayedHandlers.Impatient.class))).isEmpty();
        DeterminismReport report = throughInvocations(ReplayedHandlers.Impatient.class);
        assertThat(told(report)).containsExactly("ADDED - > complain");
        assertThat(report.divergences().getFirst().invocation()).isEqualTo(1);
    }

    @Test
    void aDifferenceThatEveryLaterInvocationShowsIsToldOnce() throws Exception {
        DeterminismReport renamed = throughInvocations(ReplayedHandlers.Renamed.class);
        assertThat(told(renamed)).containsExactly("NAME charge > charge-card");
        assertThat(renamed.divergences().getFirst().invocation()).isEqualTo(1);
        DeterminismReport late = throughInvocations(ReplayedHandlers.OtherResult.class);
        assertThat(told(late)).containsExactly("OUTCOME - > -");
        assertThat(late.divergences().getFirst().invocation()).isEqualTo(2);
    }

    private static Map<String, String> environment(int branches) {
        return Map.of("BRANCHES", String.valueOf(branches), "RAN", replayedAt.toString());
    }
}
