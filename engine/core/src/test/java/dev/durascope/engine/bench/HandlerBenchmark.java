package dev.durascope.engine.bench;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Whole executions of handlers on our own API, in this JVM, store in memory. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class HandlerBenchmark {

    /** Steps one after the other, each checkpointed before the next. */
    static final class Steps extends DurableHandler<Integer, Integer> {
        @Override
        protected Integer handleRequest(Integer count, DurableContext context) {
            int sum = 0;
            for (int i = 0; i < count; i++) {
                int number = i;
                sum += context.step("step", Integer.class, s -> number);
            }
            return sum;
        }
    }

    /** Waits one after the other: each suspends, and each invocation replays all before. */
    static final class Waits extends DurableHandler<Integer, Integer> {
        @Override
        protected Integer handleRequest(Integer count, DurableContext context) {
            for (int i = 0; i < count; i++) {
                context.wait("pause", Duration.ofMinutes(1));
            }
            return count;
        }
    }

    /** An engine with {@link Steps}. */
    @State(Scope.Benchmark)
    public static class StepsEngine {
        /** Steps in one execution. */
        @Param({"100", "1000", "2999"})
        public int steps;

        private Engines engines;

        /** Opens the engine. */
        @Setup(Level.Trial)
        public void open() {
            engines = Engines.inProcess("memory", new Steps());
        }

        /** Closes the engine. */
        @TearDown(Level.Trial)
        public void close() {
            engines.close();
        }
    }

    /** An engine with {@link Waits}. */
    @State(Scope.Benchmark)
    public static class WaitsEngine {
        private Engines engines;

        /** Opens the engine. */
        @Setup(Level.Trial)
        public void open() {
            engines = Engines.inProcess("memory", new Waits());
        }

        /** Closes the engine. */
        @TearDown(Level.Trial)
        public void close() {
            engines.close();
        }
    }

    /** One execution of so many steps. */
    @Benchmark
    public String steps(StepsEngine state) throws Exception {
        return state.engines.run(state.steps);
    }

    /** One execution of 500 waits. */
    @Benchmark
    public String fiveHundredWaits(WaitsEngine state) throws Exception {
        return state.engines.run(500);
    }
}
