package dev.durascope.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.store.SqliteStore;
import dev.durascope.engine.store.StoredExecution;
import dev.durascope.engine.time.TimeMode;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of one execution, whose engine is killed again and again until it comes to its end. */
final class KilledRun {
    private final long seed;
    private final TimeMode mode;
    private final int pauseSeconds;
    private final Path directory;
    private final Path file;
    private final Map<ExecutionArn, List<JournalRecord>> before = new HashMap<>();
    private final Map<String, Long> told = new HashMap<>();

    KilledRun(long seed, TimeMode mode, int pauseSeconds, Path directory) {
        this.seed = seed;
        this.mode = mode;
        this.pauseSeconds = pauseSeconds;
        this.directory = directory;
        this.file = directory.resolve("run-" + seed).resolve("durascope.db");
    }

    /**
     * Runs to the end.
     *
     * @param mostKills how often the engine is killed at most
     * @param mostAppends how many appends it makes at most before it is killed
     * @return how often it was killed
     */
    int toTheEnd(int mostKills, int mostAppends) throws Exception {
        Random random = new Random(seed);
        int kills = 0;
        while (true) {
            int killAt = kills < mostKills ? 1 + random.nextInt(mostAppends) : 0;
            String what = "run " + seed + ", kill " + (kills + 1) + " at append " + killAt;
            String end = run(killAt, random.nextBoolean());
            checkJournals(what);
            if (end != null) {
                assertThat(end).as(what).isEqualTo("END SUCCEEDED " + RecoveryHandlers.RESULT);
                return kills;
            }
            kills++;
        }
    }

    /** Runs the engine until it ends, which answers what it printed then, or is killed, which answers null. */
    private String run(int killAt, boolean before) throws Exception {
        Path errors = directory.resolve("stderr-" + seed + ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineProcess.class.getName(),
                        file.toString(),
                        mode.name(),
                        Integer.toString(pauseSeconds),
                        Integer.toString(killAt),
                        Boolean.toString(before))
                .redirectError(errors.toFile())
                .start();
        CompletableFuture.delayedExecutor(60, TimeUnit.SECONDS)
                .execute(() -> process.toHandle().destroyForcibly());
        String end = null;
        boolean killed = false;
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("KILL")) {
                    killed = process.toHandle().destroyForcibly();
                } else if (line.startsWith("END ")) {
                    end = line;
                } else if (line.startsWith("TOLD ") && line.matches("TOLD \\S+ \\d+")) {
                    String[] parts = line.split(" ");
                    told.merge(parts[1], Long.parseLong(parts[2]), Math::max);
                }
            }
        } finally {
            process.toHandle().destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(killed || end != null)
                .as("the engine ended or came to a kill point within a minute; it printed: " + Files.readString(errors))
                .isTrue();
        return killed ? null : end;
    }

    private void checkJournals(String what) {
        try (SqliteStore store = SqliteStore.open(file)) {
            assertThat(store.notice()).isEmpty();
            List<ExecutionArn> all =
                    store.executions().stream().map(StoredExecution::arn).toList();
            assertThat(all).as(what).containsAll(before.keySet());
            for (ExecutionArn arn : all) {
                List<JournalRecord> journal = store.journal(arn, 0);
                List<JournalRecord> kept = before.getOrDefault(arn, List.of());
                assertThat((long) journal.size())
                        .as(what)
                        .isGreaterThanOrEqualTo(Math.max(kept.size(), told.getOrDefault(arn.toString(), 0L)));
                for (int i = 0; i < kept.size(); i++) {
                    assertThat(journal.get(i)).as(what).isEqualTo(kept.get(i));
                }
                ExecutionState state = JournalRules.check(arn, journal);
                assertThat(state.lastEventId()).as(what).isPositive();
                assertInterruptedInvocationsFailed(journal, what);
                before.put(arn, journal);
            }
        }
    }

    /** An invocation that another one followed has completed, with an error if a kill ended it. */
    private static void assertInterruptedInvocationsFailed(List<JournalRecord> journal, String what) {
        List<String> exits = new ArrayList<>();
        for (JournalRecord record : journal) {
            if (record.entry() instanceof JournalEntry.Event e
                    && e.event() instanceof HistoryEvent.InvocationCompleted completed
                    && completed.error() != null) {
                exits.add(completed.error().payload().errorType());
            }
        }
        assertThat(exits).as(what).allMatch("Runtime.ExitError"::equals);
    }
}
