package dev.durascope.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.json.HandlerOutput;
import dev.durascope.engine.model.ExecutionArn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartByNameTest {
    private static final int STARTERS = 16;

    @Test
    void thoseWhoStartUnderOneNameAtOnceAllGetTheOneExecution() throws Exception {
        try (EngineHarness engine = EngineHarness.skipping();
                ExecutorService pool = Executors.newFixedThreadPool(STARTERS)) {
            engine.durable("orders", call -> new HandlerOutput(HandlerOutput.Status.SUCCEEDED, "1", null));
            for (int round = 0; round < 50; round++) {
                StartRequest request = new StartRequest("orders", "$LATEST", "run-" + round, "{}", null, null);
                CyclicBarrier together = new CyclicBarrier(STARTERS);
                Callable<ExecutionArn> start = () -> {
                    together.await();
                    return engine.executor.start(request);
                };
                List<Future<ExecutionArn>> all = pool.invokeAll(
                        IntStream.range(0, STARTERS).mapToObj(i -> start).toList());

                Set<ExecutionArn> arns = new HashSet<>();
                for (Future<ExecutionArn> arn : all) {
                    arns.add(arn.get());
                }
                assertThat(arns).hasSize(1);
            }
        }
    }
}
