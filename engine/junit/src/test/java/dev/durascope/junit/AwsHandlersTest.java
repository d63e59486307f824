package dev.durascope.junit;

import static dev.durascope.junit.DurableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.lambda.durable.DurableConfig;
import software.amazon.lambda.durable.DurableHandler;
import software.amazon.lambda.durable.plugin.PluginRunner;

/** On stand-ins for AWS's classes, which are no dependency here: as much of their shape as is touched. */
@Timeout(60)
class AwsHandlersTest {
    private static final class Plugin implements PluginRunner.Plugin {}

    private static class Handler extends DurableHandler {
        static final Plugin PLUGIN = new Plugin();

        @Override
        protected DurableConfig createConfiguration() {
            return DurableConfig.builder()
                    .withCheckpointDelay(Duration.ofMillis(5))
                    .withCheckpointEmptyMap(true)
                    .withPlugins(PLUGIN)
                    .build();
        }

        @Override
        protected String work() {
            return "done";
        }
    }

    private static final class Unknown extends Handler {
        @Override
        protected DurableConfig createConfiguration() {
            return null;
        }
    }

    @Test
    void aHandlerOnAwssSdkCallsTheEngineAndKeepsItsConfiguration() {
        Handler handler = new Handler();
        DurableConfig before = handler.getConfiguration();
        try (var runner = DurableFunctionTestRunner.forHandler(handler).build()) {
            assertThat(runner.run("x")).succeeded().hasStep("work").withResult("done");
        }
        DurableConfig after = handler.getConfiguration();
        assertThat(after).isNotSameAs(before);
        assertThat(after.getCheckpointDelay()).isEqualTo(Duration.ofMillis(5));
        assertThat(after.shouldCheckpointEmptyMap()).isTrue();
        assertThat(after.getPluginRunner().getPlugins()).containsExactly(Handler.PLUGIN);
        assertThat(before.getDurableExecutionClient().lambda()).isNull();
    }

    @Test
    void theClientThatAHandlerWasGivenIsClosedWithItsRunner() throws Exception {
        Handler handler = new Handler();
        List<AutoCloseable> untilClosed = new ArrayList<>();
        try (Engine engine =
                Engine.open(EngineOptions.inMemory(ExecutorSettings.DEFAULT, LocalRunnerBuilder.cache()))) {
            InProcessHandlers.of(handler, engine, untilClosed::add);
            LambdaClient client =
                    handler.getConfiguration().getDurableExecutionClient().lambda();
            assertThat(untilClosed).hasSize(1).first().isSameAs(client);
            client.close();
        }
        AtomicInteger closed = new AtomicInteger();
        Engine engine = Engine.open(EngineOptions.inMemory(ExecutorSettings.DEFAULT, LocalRunnerBuilder.cache()));
        new DurableFunctionTestRunner(engine, "f", Duration.ofSeconds(1), List.of(), List.of(closed::incrementAndGet))
                .close();
        assertThat(closed).hasValue(1);
    }

    @Test
    void anSdkOfAnotherShapeIsRefusedWithTheWayOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DurableFunctionTestRunner.forHandler(new Unknown()).build())
                .withMessageContaining("a version of AWS's SDK that cannot be run in this JVM")
                .withMessageContaining("run its jar with DurableFunctionTestRunner.forJar");
    }
}
