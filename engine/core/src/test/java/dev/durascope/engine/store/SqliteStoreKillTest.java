package dev.durascope.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed, again and again, and the file is opened after each time. */
@Timeout(180)
class SqliteStoreKillTest {
    private static final int KILLS = 8;

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedOutlivesAKillAndTheRestIsWholeBatchesOrNothing() throws Exception {
        Path file = directory.resolve("durascope.db");
        long seed = 20_261_121;
        Random random = new Random(seed);
        long[] before = new long[StoreWriterProcess.EXECUTIONS + 1];
        for (int kill = 1; kill <= KILLS; kill++) {
            long[] acknowledged = writeAndKill(file, seed, 20 + random.nextInt(400), random.nextInt(3_000_000));

            try (SqliteStore store = SqliteStore.open(file)) {
                assertThat(store.notice()).isEmpty();
                for (int execution = 1; execution <= StoreWriterProcess.EXECUTIONS; execution++) {
                    long kept = check(store, seed, execution, Math.max(before[execution], acknowledged[execution]));
                    before[execution] = kept;
                }
            }
        }
        assertThat(Arrays.stream(before).sum()).isPositive();
    }

    /** Kills the writer some nanoseconds after a number of acknowledgements, and says what it had acknowledged. */
    private static long[] writeAndKill(Path file, long seed, int acknowledgements, int nanos) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreWriterProcess.class.getName(),
                        file.toString(),
                        Long.toString(seed))
                .redirectError(new File(file.getParent().toFile(), "stderr.txt"))
                .start();
        long[] acknowledged = new long[StoreWriterProcess.EXECUTIONS + 1];
        try (BufferedReader lines = process.inputReader()) {
            for (int read = 0; ; read++) {
                if (read == acknowledgements) {
                    long until = System.nanoTime() + nanos;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    process.toHandle().destroyForcibly();
                }
                String line = lines.readLine();
                if (line == null) {
                    break;
                }
                String[] parts = line.split(" ");
                acknowledged[Integer.parseInt(parts[0])] = Long.parseLong(parts[1]);
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Arrays.stream(acknowledged).sum())
                .as(java.nio.file.Files.readString(file.resolveSibling("stderr.txt")))
                .isPositive();
        return acknowledged;
    }

    private static long check(SqliteStore store, long seed, int execution, long acknowledged) {
        int kept = store.journal(Journals.execution(execution).arn(), 0).size();
        assertThat(kept).isGreaterThanOrEqualTo((int) acknowledged);
        long boundary = 0;
        while (boundary < kept) {
            boundary += StoreWriterProcess.batchAfter(boundary);
        }
        assertThat((long) kept).as("whole batches").isEqualTo(boundary);
        assertThat(store.journal(Journals.execution(execution).arn(), 0))
                .isEqualTo(Journals.random(seed + execution, 1, kept));
        return kept;
    }
}
