package dev.durascope.app.shell;

import com.sun.net.httpserver.HttpExchange;
import dev.durascope.app.session.Opening;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.api.LambdaApi;
import dev.durascope.engine.api.LoopbackServer;
import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.Page;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.Invocation;
import dev.durascope.engine.json.InvocationEnvelope;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * What the window's tests take for AWS: another engine behind the real API, with orders that are paid and then wait for an
 * approval. AWS's own client signs with this process's credentials, which are this server's.
 */
final class CloudScene implements AutoCloseable {
    static final String FUNCTION = "orders";

    /** Takes {@link #STEPS} steps, and ends. */
    static final String LONG = "long-orders";

    static final int STEPS = 700;

    private static final int BATCH = 100;

    private static final List<String> PROPERTIES =
            List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken");

    private final Engine engine;
    private final LoopbackServer server;
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger histories = new AtomicInteger(Integer.MAX_VALUE);
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile String held;
    private volatile CountDownLatch released = new CountDownLatch(0);

    CloudScene(Path home) throws IOException {
        engine = Engine.open(EngineOptions.inMemory(ExecutorSettings.DEFAULT, home.resolve("cloud-cache")));
        engine.functions()
                .register(FunctionConfig.durable(FUNCTION, new Code.InProcess(this::order), "orders.Handler"));
        engine.functions().register(FunctionConfig.durable(LONG, new Code.InProcess(this::steps), "long.Handler"));
        server = LoopbackServer.start(0);
        Credentials credentials = Credentials.generate(ExecutorSettings.DEFAULT.region());
        var api = new LambdaApi(engine.executions()).forClients(credentials);
        server.mount("/", exchange -> {
            String call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
            calls.add(call);
            hold(call);
            if (call.matches("GET .*/history") && histories.getAndDecrement() <= 0) {
                refusals.put("GET .*/history", "429 TooManyRequestsException");
            }
            String refusal = refusals.entrySet().stream()
                    .filter(each -> call.matches(each.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            if (refusal == null) {
                String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
                if (target != null && target.endsWith(".FilterLogEvents")) {
                    printed(exchange);
                } else {
                    api.handle(exchange);
                }
                return;
            }
            exchange.getRequestBody().readAllBytes();
            String[] parts = refusal.split(" ", 2);
            byte[] body = "{\"Type\":\"User\",\"message\":\"No.\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("X-Amzn-ErrorType", parts[1]);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(Integer.parseInt(parts[0]), body.length);
            exchange.getResponseBody().write(body);
        });
        System.setProperty("aws.accessKeyId", credentials.accessKeyId());
        System.setProperty("aws.secretAccessKey", credentials.secretAccessKey());
        System.setProperty("aws.sessionToken", credentials.sessionToken());
    }

    private void hold(String call) {
        try {
            while (held != null && call.matches(held)) {
                released.await(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers no call like this one until {@link #release}. */
    void hold(Pattern calls) {
        released = new CountDownLatch(1);
        held = calls.pattern();
    }

    /** Answers those that were held, and all others. */
    void release() {
        held = null;
        released.countDown();
    }

    /** A step, a callback, an end. */
    private byte[] order(Invocation invocation) {
        InvocationEnvelope envelope = InvocationEnvelope.fromJson(invocation.payload());
        ExecutionArn arn = ExecutionArn.parse(envelope.durableExecutionArn());
        Operation approval = envelope.operations().stream()
                .filter(operation -> operation.type() == OperationType.CALLBACK)
                .findFirst()
                .orElse(null);
        String output = "{\"Status\":\"PENDING\"}";
        if (approval == null) {
            CheckpointAnswer begun = engine.executions()
                    .checkpoint(
                            arn,
                            envelope.checkpointToken(),
                            null,
                            List.of(update("pay", OperationType.STEP, OperationAction.START, null)));
            engine.executions()
                    .checkpoint(
                            arn,
                            begun.checkpointToken(),
                            null,
                            List.of(
                                    update("pay", OperationType.STEP, OperationAction.SUCCEED, "{\"paid\":true}"),
                                    update("approval", OperationType.CALLBACK, OperationAction.START, null)));
        } else if (approval.status() == OperationStatus.SUCCEEDED) {
            output = "{\"Status\":\"SUCCEEDED\",\"Result\":\"{\\\"status\\\":\\\"CONFIRMED\\\"}\"}";
        } else if (approval.status() == OperationStatus.FAILED) {
            output = "{\"Status\":\"FAILED\",\"Error\":{\"ErrorType\":\"Rejected\",\"ErrorMessage\":\"No.\"}}";
        }
        return output.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] steps(Invocation invocation) {
        InvocationEnvelope envelope = InvocationEnvelope.fromJson(invocation.payload());
        ExecutionArn arn = ExecutionArn.parse(envelope.durableExecutionArn());
        String token = envelope.checkpointToken();
        List<OperationUpdate> batch = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            batch.add(update("step-" + step, OperationType.STEP, OperationAction.START, null));
            batch.add(update("step-" + step, OperationType.STEP, OperationAction.SUCCEED, "1"));
            if (batch.size() == BATCH || step == STEPS) {
                token = engine.executions().checkpoint(arn, token, null, batch).checkpointToken();
                batch.clear();
            }
        }
        return "{\"Status\":\"SUCCEEDED\",\"Result\":\"1\"}".getBytes(StandardCharsets.UTF_8);
    }

    private static OperationUpdate update(String name, OperationType type, OperationAction action, String payload) {
        return new OperationUpdate(
                "op-" + name, null, name, type, null, action, payload, null, null, null, null, null, null);
    }

    /** CloudWatch's part: a few lines of every invocation that has ended, whatever is asked for. */
    private void printed(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        List<String> events = new ArrayList<>();
        for (ExecutionSummary summary : engine.executions().executions()) {
            for (HistoryEvent event : engine.executions()
                    .history(summary.arn(), false, null, 1_000)
                    .items()) {
                if (event instanceof HistoryEvent.InvocationCompleted done) {
                    for (String line : List.of(
                            "START RequestId: " + done.requestId() + " Version: $LATEST",
                            "paying for " + summary.arn().name(),
                            "REPORT RequestId: " + done.requestId() + "\\tDuration: 12.00 ms")) {
                        events.add("{\"logStreamName\":\"env\",\"timestamp\":"
                                + done.endTimestamp().toEpochMilli() + ",\"message\":\"" + line + "\"}");
                    }
                }
            }
        }
        byte[] body = ("{\"events\":[" + String.join(",", events) + "]}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** An execution as the window is told of it that attaches to it. */
    CloudTarget target(ExecutionArn arn) {
        return CloudTarget.parse(arn.toString(), new CloudTarget.Place(null, null, endpoint()), Map.of());
    }

    /** Attaches a window to an execution and waits until it is shown. */
    void show(RealWindow app, ExecutionArn arn) {
        Fx.run(() -> app.window().show(Opening.of(target(arn))));
        app.await(
                arn.name(),
                () -> app.model().session() != null
                        && app.model().session().isAttached()
                        && app.model().session().arn().equals(arn)
                        && app.model().session().factsProperty().get() != null);
    }

    String endpoint() {
        return server.baseUri().toString();
    }

    static String region() {
        return ExecutorSettings.DEFAULT.region();
    }

    Engine engine() {
        return engine;
    }

    /** Takes all the steps. */
    ExecutionArn longOne(String name) {
        ExecutionArn arn = engine.executions().start(new StartRequest(LONG, "$LATEST", name, "{}", null, null));
        engine.executions().ended(arn).join();
        return arn;
    }

    /** Starts an order and waits until it waits for its approval. */
    ExecutionArn waiting(String name) {
        ExecutionArn arn = engine.executions()
                .start(new StartRequest(FUNCTION, "$LATEST", name, "{\"order\":\"" + name + "\"}", null, null));
        while (callbackId(arn) == null) {
            Thread.onSpinWait();
        }
        return arn;
    }

    /** Starts an order and approves it. */
    ExecutionArn confirmed(String name) {
        ExecutionArn arn = waiting(name);
        approve(arn);
        engine.executions().ended(arn).join();
        return arn;
    }

    void approve(ExecutionArn arn) {
        engine.executions().callbackSucceeded(callbackId(arn), "{\"approved\":true}");
    }

    String callbackId(ExecutionArn arn) {
        return engine.executions().history(arn, true, null, 1_000).items().stream()
                .filter(event -> event instanceof HistoryEvent.CallbackStarted)
                .map(event -> ((HistoryEvent.CallbackStarted) event).callbackId())
                .findFirst()
                .orElse(null);
    }

    /** How many events an execution's history has. */
    int events(ExecutionArn arn) {
        int count = 0;
        String marker = null;
        do {
            Page<HistoryEvent> page = engine.executions().history(arn, false, marker, 1_000);
            count += page.items().size();
            marker = page.nextMarker();
        } while (marker != null);
        return count;
    }

    ExecutionStatus status(ExecutionArn arn) {
        return engine.executions().describe(arn).facts().status();
    }

    /** Answers calls whose method and path match with a status and an error type: {@code 403 AccessDeniedException}. */
    void refuse(String calls, String answer) {
        refusals.put(calls, answer);
    }

    /** Throttles every call for a history after so many. */
    void throttleHistoriesAfter(int pages) {
        histories.set(pages);
    }

    void allowAll() {
        histories.set(Integer.MAX_VALUE);
        refusals.clear();
    }

    /** Method and path of every call. */
    List<String> calls() {
        return calls;
    }

    @Override
    public void close() {
        PROPERTIES.forEach(System::clearProperty);
        server.close();
        engine.close();
    }
}
