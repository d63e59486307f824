package dev.durascope.engine.recovery;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.inprocess.InProcessLambdaClient;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.InProcessHandler;
import dev.durascope.handler.DurableCallback;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableFuture;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.retry.RetryStrategies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Functions whose executions go through every kind of operation and end alike however often they are interrupted. */
final class RecoveryHandlers {
    /** What an execution of {@code orders} ends with. */
    static final String RESULT = "\"order-1 valid, charged at attempt 3, yes, [0 packed, 1 packed, 2 packed],"
            + " paid order-1 at attempt 2, tax 7\"";

    private RecoveryHandlers() {}

    /** Registers {@code orders}, and {@code payments} (durable) and {@code tax} (plain), which it invokes. */
    static void register(ExecutionService service, Duration pause) {
        InProcessLambdaClient client = new InProcessLambdaClient(service);
        service.functions()
                .register(FunctionConfig.durable("payments", durable(new Payments(pause), client), "Payments"));
        service.functions()
                .register(FunctionConfig.plain(
                        "tax", new Code.InProcess(i -> "7".getBytes(StandardCharsets.UTF_8)), "Tax"));
        service.functions().register(FunctionConfig.durable("orders", durable(new Orders(pause), client), "Orders"));
    }

    static Code.InProcess durable(DurableHandler<?, ?> handler, InProcessLambdaClient client) {
        InProcessHandler call = invocation -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(invocation.payload()), out, null, client);
            return out.toByteArray();
        };
        return new Code.InProcess(call);
    }

    private static int failingUntil(int attempt, int needed) {
        if (attempt < needed) {
            throw new IllegalStateException("not yet");
        }
        return attempt;
    }

    static final class Orders extends DurableHandler<String, String> {
        private final Duration pause;

        Orders(Duration pause) {
            this.pause = pause;
        }

        @Override
        protected String handleRequest(String order, DurableContext context) {
            StepConfig retried = StepConfig.defaults().withRetryStrategy(RetryStrategies.fixed(5, pause));
            String valid = context.step("validate", String.class, s -> order + " valid");
            int attempt = context.step("charge", Integer.class, s -> failingUntil(s.attempt(), 3), retried);
            context.wait("settle", pause);
            DurableCallback<String> approval = context.createCallback("approval", String.class);
            context.step("ask", String.class, s -> "asked for " + order);
            String answer = approval.get();
            List<DurableFuture<String>> packing = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int item = i;
                packing.add(context.runInChildContextAsync("pack-" + i, String.class, child -> {
                    child.step("pick", Integer.class, s -> item);
                    child.wait("dry", pause.multipliedBy(1 + item));
                    return child.step("pack", String.class, s -> item + " packed");
                }));
            }
            List<String> packed = new ArrayList<>();
            for (DurableFuture<String> each : packing) {
                packed.add(each.get());
            }
            String paid = context.invoke("pay", "payments", order, String.class);
            int tax = context.invoke("tax", "tax", order, Integer.class);
            return valid + ", charged at attempt " + attempt + ", " + answer + ", " + packed + ", " + paid + ", tax "
                    + tax;
        }
    }

    static final class Payments extends DurableHandler<String, String> {
        private final Duration pause;

        Payments(Duration pause) {
            this.pause = pause;
        }

        @Override
        protected String handleRequest(String order, DurableContext context) {
            context.wait("queue", pause);
            StepConfig retried = StepConfig.defaults().withRetryStrategy(RetryStrategies.fixed(5, pause));
            int attempt = context.step("transfer", Integer.class, s -> failingUntil(s.attempt(), 2), retried);
            return "paid " + order + " at attempt " + attempt;
        }
    }
}
