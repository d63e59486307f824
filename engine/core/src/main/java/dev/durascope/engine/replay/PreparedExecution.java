package dev.durascope.engine.replay;

import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.HandlerCalls;
import dev.durascope.engine.execution.Page;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationUpdate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The service as a replayed handler sees it: it answers with a state that was prepared, takes every checkpoint, and keeps
 * nothing for longer than the replay. Time stands still in it: a wait that is begun does not end.
 */
final class PreparedExecution implements HandlerCalls {
    /** How many operations are given at a time: some of them may be large. */
    private static final int PAGE = 200;

    private final ExecutionArn arn;
    private final String token =
            Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final List<OperationUpdate> updates = new ArrayList<>();
    private final Runnable touched;

    /**
     * @param prepared the state that the handler begins with, the execution's own operation first
     * @param touched is called when the handler has called
     */
    PreparedExecution(ExecutionArn arn, List<Operation> prepared, Runnable touched) {
        this.arn = arn;
        this.touched = touched;
        prepared.forEach(operation -> operations.put(operation.id(), operation));
    }

    String token() {
        return token;
    }

    /** The first page of the state. */
    Page<Operation> first() {
        return page(0, PAGE);
    }

    /** What the handler has checkpointed so far. */
    synchronized List<OperationUpdate> updates() {
        return List.copyOf(updates);
    }

    @Override
    public CheckpointAnswer checkpoint(
            ExecutionArn called,
            String checkpointToken,
            @Nullable String clientToken,
            List<OperationUpdate> batch,
            Runnable whileHeld) {
        require(called, checkpointToken);
        List<Operation> changed = new ArrayList<>();
        synchronized (this) {
            for (OperationUpdate update : batch) {
                Operation now = after(update);
                operations.put(now.id(), now);
                updates.add(update);
                changed.add(now);
            }
        }
        touched.run();
        return new CheckpointAnswer(token, changed, null);
    }

    @Override
    public Page<Operation> state(ExecutionArn called, String checkpointToken, @Nullable String marker, int maxItems) {
        require(called, checkpointToken);
        touched.run();
        try {
            int from = marker == null || marker.isEmpty() ? 0 : Integer.parseInt(marker);
            return page(from, maxItems <= 0 ? PAGE : Math.min(maxItems, PAGE));
        } catch (NumberFormatException e) {
            throw LambdaFault.invalid("Invalid Marker: use the NextMarker of the page before.");
        }
    }

    private synchronized Page<Operation> page(int from, int count) {
        List<Operation> all = List.copyOf(operations.values());
        int to = Math.min(all.size(), from + count);
        return new Page<>(all.subList(Math.min(from, to), to), to < all.size() ? String.valueOf(to) : null);
    }

    /** A process that was ended may still have calls under way. */
    private void require(ExecutionArn called, String checkpointToken) {
        if (!called.equals(arn) || !checkpointToken.equals(token)) {
            throw LambdaFault.invalid("Invalid checkpoint token");
        }
    }

    private Operation after(OperationUpdate update) {
        Operation known = operations.get(update.id());
        Instant now = Instant.now();
        Operation before = known != null
                ? known
                : new Operation(
                        update.id(),
                        update.parentId(),
                        update.name(),
                        update.type(),
                        update.subType(),
                        now,
                        null,
                        OperationStatus.STARTED,
                        details(update));
        return switch (update.action()) {
            case START -> before.with(OperationStatus.STARTED, null, details(update));
            case SUCCEED -> before.with(OperationStatus.SUCCEEDED, now, details(update));
            case FAIL -> before.with(OperationStatus.FAILED, now, details(update));
            case RETRY -> before.with(OperationStatus.PENDING, null, retried(before, update, now));
            case CANCEL -> before.with(OperationStatus.CANCELLED, now, before.details());
        };
    }

    private static OperationDetails retried(Operation before, OperationUpdate update, Instant now) {
        int attempts = before.details() instanceof OperationDetails.Step step ? step.attempt() : 0;
        long delay = Objects.requireNonNullElse(update.nextAttemptDelaySeconds(), 1);
        return new OperationDetails.Step(attempts + 1, now.plusSeconds(delay), update.payload(), update.error());
    }

    private static OperationDetails details(OperationUpdate update) {
        return switch (update.type()) {
            case EXECUTION -> new OperationDetails.Execution(null);
            case CONTEXT ->
                new OperationDetails.Context(
                        Boolean.TRUE.equals(update.replayChildren()), update.payload(), update.error());
            case STEP -> new OperationDetails.Step(0, null, update.payload(), update.error());
            case WAIT ->
                new OperationDetails.Wait(
                        Instant.now().plusSeconds(Objects.requireNonNullElse(update.waitSeconds(), 0)));
            case CALLBACK -> new OperationDetails.Callback(callbackId(update.id()), null, null);
            case CHAINED_INVOKE -> new OperationDetails.ChainedInvoke(null, null);
        };
    }

    private static String callbackId(String operationId) {
        return Base64.getEncoder().encodeToString(("replay-" + operationId).getBytes(StandardCharsets.UTF_8));
    }
}
