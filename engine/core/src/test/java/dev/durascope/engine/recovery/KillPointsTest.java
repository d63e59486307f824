package dev.durascope.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine is killed in mid-run by SIGKILL, started again and killed again, until the run is over. After each kill
 * every journal on disk continues the one before and keeps the protocol's rules; the result is always the same.
 */
@Timeout(900)
class KillPointsTest {
    private static final int KILLS = 50;
    private static final int AT_ONCE = 2;

    @TempDir
    Path directory;

    @Test
    void fiftyKillsAcrossRunsThatSkipTimeLeaveValidHistoriesAndTheSameResult() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Integer>> chains = new ArrayList<>();
            for (int chain = 1; chain <= AT_ONCE; chain++) {
                int first = 1_000 * chain;
                chains.add(threads.submit(() -> kill(first, KILLS / AT_ONCE)));
            }
            int kills = 0;
            for (Future<Integer> chain : chains) {
                kills += chain.get();
            }
            assertThat(kills).isEqualTo(KILLS);
        }
    }

    /** Runs one execution after the other until the engine has been killed so often. */
    private int kill(int firstSeed, int times) throws Exception {
        int kills = 0;
        for (int seed = firstSeed; kills < times; seed++) {
            kills += new KilledRun(seed, TimeMode.SKIP, 7_200, directory).toTheEnd(times - kills, 45);
        }
        return kills;
    }

    @Test
    void killsInARunInRealTimeLeaveItsTimersToBeArmedAgain() throws Exception {
        assertThat(new KilledRun(4_711, TimeMode.REAL, 1, directory).toTheEnd(6, 25))
                .isPositive();
    }
}
