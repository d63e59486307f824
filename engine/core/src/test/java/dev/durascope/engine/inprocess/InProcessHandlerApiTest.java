package dev.durascope.engine.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InProcessInvoker;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InProcessHandlerApiTest {

    static final class Greeter extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String name, DurableContext context) {
            String greeting = context.step("greet", String.class, s -> "Hello, " + name);
            context.wait("a day", Duration.ofHours(20));
            return context.step("finish", String.class, s -> greeting + "!");
        }
    }

    @Test
    void aHandlerOfOurApiRunsInThisJvmWithoutASocket() throws Exception {
        FunctionRegistry functions = new FunctionRegistry();
        try (Executor executor = new Executor(
                ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP),
                functions,
                new InProcessInvoker(),
                new InMemoryStore())) {
            Greeter greeter = new Greeter();
            InProcessLambdaClient client = new InProcessLambdaClient(executor);
            functions.register(FunctionConfig.durable(
                    "greeter",
                    new Code.InProcess(invocation -> {
                        ByteArrayOutputStream out = new ByteArrayOutputStream();
                        greeter.handleRequest(new ByteArrayInputStream(invocation.payload()), out, null, client);
                        return out.toByteArray();
                    }),
                    Greeter.class.getName()));
            ExecutionDescription end = executor.ended(executor.start(StartRequest.of("greeter", "\"World\"")))
                    .get(30, TimeUnit.SECONDS);
            assertThat(end.facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(end.facts().result().payload()).isEqualTo("\"Hello, World!\"");
        }
    }
}
