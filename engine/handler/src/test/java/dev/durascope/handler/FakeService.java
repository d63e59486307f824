package dev.durascope.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionRequest;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionStateRequest;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionStateResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationType;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/**
 * A small durable execution service for one execution: ordered single-use tokens, atomic batches, the rules of each
 * operation, pages, pruned children. Its clock stands still until a test or {@link #run} moves it.
 */
final class FakeService implements LambdaClient {
    private static final String ID = "0b9f6a1c-execution";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final List<OperationUpdate> updates = new ArrayList<>();
    final List<Integer> batchSizes = new ArrayList<>();
    final List<String> answers = new ArrayList<>();
    final Map<String, Function<String, String>> functions = new HashMap<>();
    final Deque<Supplier<RuntimeException>> failures = new ArrayDeque<>();
    int pageSize = Integer.MAX_VALUE;

    private final DurableHandler<?, ?> handler;
    private final Map<String, FakeOperation> operations = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int tokens;
    private String token;
    private String result;
    private ErrorObject error;

    FakeService(DurableHandler<?, ?> handler, String inputJson) {
        this.handler = handler;
        operations.put(ID, FakeOperation.execution(ID, inputJson, now));
    }

    // ---- what tests ask ----

    /** Invokes, and jumps from deadline to deadline, until the execution ends or waits for the outside world. */
    FakeService run() {
        while (true) {
            var answer = invokeOnce();
            if (!"PENDING".equals(answer.path("Status").asText()) || !advance()) {
                return this;
            }
        }
    }

    /** One invocation: its answer, or what the handler threw. */
    JsonNode invokeOnce() {
        byte[] envelope;
        synchronized (this) {
            token = "token" + ++tokens;
            var state = state();
            var page = state.subList(0, Math.min(pageSize, state.size()));
            var marker = page.size() < state.size() ? String.valueOf(page.size()) : null;
            envelope = FakeEnvelope.write(arn(), token, page, marker, List.copyOf(changed));
            changed.clear();
        }
        var output = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(envelope), output, null, this);
            var answer = MAPPER.readTree(output.toByteArray());
            answers.add(answer.path("Status").asText());
            finish(answer);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            synchronized (this) {
                token = null;
            }
        }
    }

    /** Moves the clock to the next deadline and runs invoked functions; false when nothing is left to happen. */
    synchronized boolean advance() {
        if (operations.values().stream().anyMatch(o -> changed.contains(o.id))) {
            return true;
        }
        for (var operation : operations.values()) {
            if (operation.type == OperationType.CHAINED_INVOKE && !operation.isEnded() && runTarget(operation)) {
                changed.add(operation.id);
                return true;
            }
        }
        var next = operations.values().stream()
                .map(operation -> operation.due)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
        next.ifPresent(due -> now = due);
        return next.isPresent() && fireDue();
    }

    synchronized void completeCallback(String name, String json) {
        var callback = callback(name);
        callback.status = OperationStatus.SUCCEEDED;
        callback.result = json;
        callback.due = null;
        changed.add(callback.id);
    }

    synchronized void failCallback(String name, ErrorObject cause) {
        var callback = callback(name);
        callback.status = OperationStatus.FAILED;
        callback.error = cause;
        callback.due = null;
        changed.add(callback.id);
    }

    /** From now on this invocation's token is worthless, as if another invocation had begun. */
    synchronized void supersede() {
        token = "token" + ++tokens;
    }

    synchronized FakeOperation operation(String name) {
        return operations.values().stream()
                .filter(operation -> name.equals(operation.name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No operation named " + name + " in " + names()));
    }

    synchronized boolean knows(String name) {
        return operations.values().stream().anyMatch(operation -> name.equals(operation.name));
    }

    synchronized List<String> names() {
        return operations.values().stream()
                .skip(1)
                .map(operation -> operation.name)
                .toList();
    }

    OperationStatus status() {
        return operations.get(ID).status;
    }

    String result() {
        return result;
    }

    ErrorObject error() {
        return error;
    }

    /** The updates as {@code ACTION name}. */
    synchronized List<String> sent() {
        return updates.stream()
                .map(update -> update.actionAsString() + " " + update.name())
                .toList();
    }

    // ---- the API ----

    @Override
    public synchronized CheckpointDurableExecutionResponse checkpointDurableExecution(
            CheckpointDurableExecutionRequest request) {
        if (!failures.isEmpty()) {
            throw failures.remove().get();
        }
        FakeOperation.require(request.checkpointToken().equals(token), "Invalid checkpoint token");
        FakeOperation.require(request.durableExecutionArn().equals(arn()), "Unknown execution");
        validateBatch(request.updates());
        fireDue();
        request.updates().forEach(this::apply);
        updates.addAll(request.updates());
        batchSizes.add(request.updates().size());
        token = operations.get(ID).isEnded() ? null : "token" + ++tokens;
        var seen = changed.stream().map(id -> operations.get(id).view()).toList();
        changed.clear();
        return CheckpointDurableExecutionResponse.builder()
                .checkpointToken(token)
                .newExecutionState(state -> state.operations(seen))
                .build();
    }

    @Override
    public synchronized GetDurableExecutionStateResponse getDurableExecutionState(
            GetDurableExecutionStateRequest request) {
        FakeOperation.require(request.checkpointToken().equals(token), "Invalid checkpoint token");
        var state = state();
        int from = Integer.parseInt(request.marker());
        int to = Math.min(state.size(), from + pageSize);
        return GetDurableExecutionStateResponse.builder()
                .operations(state.subList(from, to))
                .nextMarker(to < state.size() ? String.valueOf(to) : null)
                .build();
    }

    @Override
    public String serviceName() {
        return "lambda";
    }

    @Override
    public void close() {}

    static InvalidParameterValueException invalid(String message) {
        return InvalidParameterValueException.builder()
                .message(message)
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("InvalidParameterValueException")
                        .errorMessage(message)
                        .build())
                .build();
    }

    // ---- inside ----

    private void validateBatch(List<OperationUpdate> batch) {
        Map<String, OperationAction> first = new HashMap<>();
        for (var update : batch) {
            FakeOperation.require(update.id().matches("[a-zA-Z0-9-_]{1,64}"), "Operation update must have an Id.");
            var before = first.putIfAbsent(update.id(), update.action());
            FakeOperation.require(
                    before == null || (before == OperationAction.START && update.action() != OperationAction.START),
                    "The same Id twice in a batch only as START and one more action.");
            boolean parentKnown = update.parentId() == null
                    || first.containsKey(update.parentId())
                    || (operations.containsKey(update.parentId())
                            && operations.get(update.parentId()).type == OperationType.CONTEXT);
            FakeOperation.require(parentKnown, "Invalid parent operation id.");
            if (update.type() == OperationType.EXECUTION) {
                FakeOperation.require(
                        update == batch.get(batch.size() - 1), "An EXECUTION update must be the last of its batch.");
            }
        }
    }

    private void apply(OperationUpdate update) {
        if (update.type() == OperationType.EXECUTION) {
            operations.get(ID).status = OperationStatus.SUCCEEDED;
            result = update.payload();
            return;
        }
        operations.put(update.id(), FakeOperation.apply(operations.get(update.id()), update, now));
        changed.add(update.id());
    }

    private boolean fireDue() {
        boolean any = false;
        for (var operation : operations.values()) {
            if (operation.fire(now)) {
                changed.add(operation.id);
                any = true;
            }
        }
        return any;
    }

    private boolean runTarget(FakeOperation invoke) {
        var name = invoke.started.chainedInvokeOptions().functionName();
        var target = functions.get(name);
        if (target == null) {
            return false;
        }
        try {
            invoke.result = target.apply(invoke.started.payload());
            invoke.status = OperationStatus.SUCCEEDED;
        } catch (RuntimeException e) {
            invoke.status = OperationStatus.valueOf(
                    e instanceof IllegalStateException ? e.getMessage() : OperationStatus.FAILED.name());
            invoke.error = ErrorObject.builder()
                    .errorType(e.getClass().getSimpleName())
                    .errorMessage(e.getMessage())
                    .build();
        }
        return true;
    }

    private FakeOperation callback(String name) {
        var callback = operation(name);
        FakeOperation.require(
                callback.type == OperationType.CALLBACK && callback.status == OperationStatus.STARTED,
                "No open callback " + name);
        return callback;
    }

    private void finish(JsonNode answer) {
        var execution = operations.get(ID);
        if (execution.isEnded()) {
            return;
        }
        switch (answer.path("Status").asText()) {
            case "SUCCEEDED" -> {
                execution.status = OperationStatus.SUCCEEDED;
                result = answer.path("Result").isMissingNode()
                        ? null
                        : answer.path("Result").asText();
            }
            case "FAILED" -> {
                execution.status = OperationStatus.FAILED;
                var object = answer.path("Error");
                error = ErrorObject.builder()
                        .errorType(object.path("ErrorType").asText(null))
                        .errorMessage(object.path("ErrorMessage").asText(null))
                        .errorData(object.path("ErrorData").asText(null))
                        .build();
            }
            default -> {
                boolean pending = operations.values().stream().anyMatch(FakeOperation::isPending);
                if (!pending && changed.isEmpty()) {
                    throw new AssertionError("Cannot return PENDING status with no pending operations.");
                }
            }
        }
    }

    private List<Operation> state() {
        return operations.values().stream()
                .filter(operation -> !hidden(operation))
                .map(FakeOperation::view)
                .toList();
    }

    private boolean hidden(FakeOperation operation) {
        var parent = operation.parentId == null ? null : operations.get(operation.parentId);
        return parent != null && ((parent.isEnded() && !parent.replayChildren) || hidden(parent));
    }

    private static String arn() {
        return "arn:aws:lambda:us-east-1:123456789012:function:test:$LATEST/durable-execution/test/" + ID;
    }
}
