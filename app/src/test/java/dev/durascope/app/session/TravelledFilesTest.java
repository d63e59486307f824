package dev.durascope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.callbacks.CallbacksModel;
import dev.durascope.app.callbacks.PendingCard;
import dev.durascope.app.console.ConsoleModel;
import dev.durascope.app.console.ConsoleState;
import dev.durascope.app.inspector.InspectorModel;
import dev.durascope.app.inspector.InspectorState;
import dev.durascope.app.invocations.InvocationsModel;
import dev.durascope.app.invocations.LensState;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.search.SearchModel;
import dev.durascope.app.testing.ExecutionFiles;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.RandomRun;
import dev.durascope.app.timeline.TimelineModel;
import dev.durascope.app.timeline.TimelineState;
import dev.durascope.app.tree.TreeProjection;
import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.recording.RecordingReader;
import dev.durascope.engine.store.SqliteStore;
import dev.durascope.engine.store.StoredExecution;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However often and wherever to the cursor is moved, what an execution was read from stays byte for byte as it was, and
 * every pane shows what it shows when the execution is opened at that moment.
 */
@Timeout(120)
class TravelledFilesTest {
    private static final int MOVES = 120;

    @TempDir
    Path directory;

    /** All that shows an execution, read from where it is kept. */
    private static final class Panes {
        final ExecutionSession session;
        final TreeProjection tree;
        final InspectorModel inspector;
        final InvocationsModel invocations;
        final CallbacksModel callbacks;
        final ConsoleModel console;
        final TimelineModel timeline;
        final SearchModel search;

        Panes(ExecutionService from, Journals journal) {
            Inline background = new Inline();
            session = new ExecutionSession(journal.arn(), from, background, journal::now);
            tree = new TreeProjection(journal.arn().id());
            session.onChange(change -> tree.update(change.state(), change.operationIds()));
            inspector = new InspectorModel(session, background, ZoneOffset.UTC);
            invocations = new InvocationsModel(session);
            callbacks = new CallbacksModel(session, new SessionActions(from, background, new Notices()));
            console = new ConsoleModel(session);
            timeline = new TimelineModel(session, tree);
            search = new SearchModel(session, background, tree::order);
            session.load();
            while (session.advance(1_000_000_000L)) {
                // Until all of it is there.
            }
            search.typedProperty().set("step");
        }

        Map<String, Object> shown() {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put(
                    "operations",
                    tree.stream()
                            .map(row -> "-".repeat(row.depth()) + session.title(row.state()) + " "
                                    + SessionStatus.of(session, row.state()) + " " + row.state())
                            .toList());
            shown.put(
                    "history",
                    session.events().events().stream()
                            .map(event -> (session.cursor().isFuture(event) ? "later " : "") + event)
                            .toList());
            shown.put("inspector", InspectorState.of(inspector));
            shown.put("invocations", List.copyOf(invocations.rows()));
            shown.put("lens", LensState.of(session, invocations));
            shown.put("timeline", TimelineState.of(timeline));
            shown.put("console", ConsoleState.of(console));
            shown.put(
                    "callbacks",
                    callbacks.cards().stream()
                            .map(PendingCard::operationId)
                            .sorted()
                            .toList());
            shown.put("found", List.of(search.matches(), search.events()));
            shown.put("event", session.cursor().eventId());
            return shown;
        }

        List<String> operations() {
            return session.newest().operations().stream()
                    .map(OperationState::id)
                    .toList();
        }
    }

    /** Moves to and fro, and compares each moment with the execution opened at it. */
    private static void travel(ExecutionService from, Journals journal, int seed) {
        Random random = new Random(seed);
        Panes panes = new Panes(from, journal);
        Cursor cursor = panes.session.cursor();
        assertThat(panes.session.newest().position()).isEqualTo(journal.size());
        List<String> operations = panes.operations();
        List<Cursor.Moment> been = new ArrayList<>(List.of(cursor.moment()));
        Map<List<Object>, Map<String, Object>> opened = new HashMap<>();
        for (int i = 0; i < MOVES; i++) {
            String operation = operations.get(random.nextInt(operations.size()));
            int events = panes.session.events().events().size();
            switch (random.nextInt(12)) {
                case 0 -> cursor.toFirst();
                case 1 -> cursor.toNow();
                case 2 -> cursor.nextEvent();
                case 3 -> cursor.previousEvent();
                case 4 -> cursor.nextInvocation();
                case 5 -> cursor.previousInvocation();
                case 6 -> cursor.nextEventOf(operation);
                case 7 -> cursor.previousEventOf(operation);
                case 8 -> cursor.moveToEvent(1 + random.nextInt(events), Cursor.Move.JUMP);
                case 9 -> cursor.moveToIndex(random.nextInt(events), Cursor.Move.STEP);
                case 10 -> cursor.takeBack(been.get(random.nextInt(been.size())));
                default -> panes.session.selectedOperationProperty().set(operation);
            }
            been.add(cursor.moment());
            String selected = panes.session.selectedOperationProperty().get();
            Cursor.Moment moment = cursor.moment();
            Map<String, Object> expected = opened.computeIfAbsent(
                    List.of(moment, String.valueOf(selected)), key -> openedAt(from, journal, moment, selected));
            Map<String, Object> shown = panes.shown();
            expected.forEach((pane, what) -> assertThat(shown.get(pane))
                    .as("%s at %s, seed %s", pane, moment, seed)
                    .isEqualTo(what));
        }
        assertThat(opened.keySet().stream().map(List::getFirst).distinct().count())
                .as("moments visited")
                .isGreaterThan(10);
    }

    private static Map<String, Object> openedAt(
            ExecutionService from, Journals journal, Cursor.Moment moment, String selected) {
        Panes fresh = new Panes(from, journal);
        fresh.session.selectedOperationProperty().set(selected);
        if (!moment.now()) {
            fresh.session.cursor().moveTo(moment.position(), Cursor.Move.JUMP);
        }
        return fresh.shown();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aRecordingIsByteForByteAsItWas(int seed) throws Exception {
        Journals journal = RandomRun.of(new Random(seed), 60 + 10 * seed);
        Path file = ExecutionFiles.recording(directory.resolve("run.json"), journal);
        byte[] before = Files.readAllBytes(file);

        travel(new RecordedExecutions(new RecordingReader().read(file, bytes -> {})), journal, seed);

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(new RecordingReader().read(file, bytes -> {}).journal()).isEqualTo(journal.all());
        assertThat(directory.toFile().list()).as("left beside it").containsExactly("run.json");
    }

    @Test
    void aStoreHasTheSameRowsAndBytesAfterItsCheckpoint() throws Exception {
        Path store = directory.resolve("durascope.db");
        List<Journals> journals = new ArrayList<>();
        for (int seed = 11; journals.size() < 3; seed++) {
            Journals journal = RandomRun.of(new Random(seed), 70, "run-" + seed);
            if (summary(journal).status().isTerminal()) { // else the engine would go on with it
                journals.add(journal);
            }
        }
        try (SqliteStore written = SqliteStore.open(store)) {
            for (Journals journal : journals) {
                written.append(
                        StoredExecution.begun(
                                        journal.arn(),
                                        TimeMode.SKIP,
                                        DurableConfig.DEFAULT,
                                        null,
                                        InvocationType.EVENT,
                                        Journals.START)
                                .withSummary(summary(journal)),
                        journal.all());
            }
        }
        Map<String, List<String>> rows = rows(store);
        byte[] before = Files.readAllBytes(store);

        try (Engine engine = Engine.open(EngineOptions.inMemory(ExecutorSettings.DEFAULT, directory.resolve("cache"))
                .keptIn(store))) {
            for (int i = 0; i < journals.size(); i++) {
                travel(engine.executions(), journals.get(i), i);
            }
        }

        assertThat(directory.resolve("durascope.db-wal"))
                .as("its log, which closing writes into it")
                .doesNotExist();
        assertThat(Files.readAllBytes(store)).isEqualTo(before);
        assertThat(rows(store)).isEqualTo(rows);
    }

    private static ExecutionSummary summary(Journals journal) {
        return new RecordedExecutions(journal.arn(), journal.all()).summary();
    }

    /** Every row of every table, as text. */
    private static Map<String, List<String>> rows(Path store) throws Exception {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + store + "?mode=ro");
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                List<String> rows = new ArrayList<>();
                try (ResultSet each = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
                    while (each.next()) {
                        rows.add(row(each));
                    }
                }
                all.put(table, rows);
            }
        }
        assertThat(all.values().stream().mapToInt(List::size).sum()).isPositive();
        return all;
    }

    private static String row(ResultSet of) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= of.getMetaData().getColumnCount(); i++) {
            Object value = of.getObject(i);
            text.append(value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value)
                    .append('|');
        }
        return text.toString();
    }
}
