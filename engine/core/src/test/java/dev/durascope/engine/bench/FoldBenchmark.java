package dev.durascope.engine.bench;

import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.JournalRecord;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The fold of a journal that holds a million events, from the first record to the last. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class FoldBenchmark {
    static final int EVENTS = 1_000_000;

    private List<JournalRecord> journal;

    /** Makes the journal. */
    @Setup
    public void make() {
        journal = LongJournal.of(EVENTS);
    }

    /** Folds it. */
    @Benchmark
    public long fold() {
        ExecutionFold fold = new ExecutionFold("exec");
        for (JournalRecord record : journal) {
            fold.apply(record);
        }
        return fold.now().lastEventId();
    }
}
