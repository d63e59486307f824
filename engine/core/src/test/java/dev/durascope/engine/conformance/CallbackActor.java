package dev.durascope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.conformance.Requirement.CallbackAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.EventType;

/**
 * The world outside of one execution: it sees callbacks appear in the history and does with them what the requirement
 * says. Each action counts its delay from the moment its own callback was seen, so that the order of actions on
 * several callbacks is the order of their times, not of the file; equal times keep the file's order.
 *
 * <p>The outside world acts upon executions that are suspended: the requirements say which invocation saw what. So an
 * action that is due waits until the handler has returned, for a while at least, however busy the machine is.
 */
final class CallbackActor {

    /** How long an action waits for the handler to return; then it is meant for one that runs. */
    private static final Duration RETURNING = Duration.ofSeconds(10);

    private final Service service;
    private final String arn;
    private final Variables variables;
    private final List<CallbackAction> unseen;
    private final List<Scheduled> scheduled = new ArrayList<>();

    private record Scheduled(CallbackAction action, String callbackId, long dueNanos) {}

    CallbackActor(Service service, String arn, Variables variables, List<CallbackAction> actions) {
        this.service = service;
        this.arn = arn;
        this.variables = variables;
        this.unseen = new ArrayList<>(actions);
    }

    /** Plays all actions. */
    void play(Patience patience) throws TimeoutException, InterruptedException {
        patience.awaitTrue("the callbacks that the requirement acts upon", () -> {
            schedule();
            actOnDue();
            return unseen.isEmpty() && scheduled.isEmpty();
        });
    }

    private void schedule() {
        if (unseen.isEmpty()) {
            return;
        }
        List<Event> callbacks = service.history(arn).stream()
                .filter(event -> event.eventType() == EventType.CALLBACK_STARTED)
                .toList();
        long now = System.nanoTime();
        for (CallbackAction action : List.copyOf(unseen)) {
            callbacks.stream()
                    .filter(event -> concerns(action, event))
                    .findFirst()
                    .ifPresent(event -> {
                        unseen.remove(action);
                        String callbackId = event.callbackStartedDetails().callbackId();
                        scheduled.add(new Scheduled(
                                action, callbackId, now + action.delay().toNanos()));
                    });
        }
    }

    private void actOnDue() {
        long now = System.nanoTime();
        List<Scheduled> due = scheduled.stream()
                .filter(candidate -> candidate.dueNanos - now <= 0)
                .sorted(Comparator.comparingLong(Scheduled::dueNanos))
                .toList();
        for (Scheduled next : due) {
            if (now - next.dueNanos < RETURNING.toNanos() && !isSuspended()) {
                return;
            }
            scheduled.remove(next);
            act(next.action, next.callbackId);
        }
    }

    private boolean isSuspended() {
        return service.history(arn).getLast().eventType() == EventType.INVOCATION_COMPLETED;
    }

    private boolean concerns(CallbackAction action, Event callback) {
        JsonNode name = variables.expand(action.callbackName());
        return !name.isTextual() || name.textValue().equals(callback.name());
    }

    private void act(CallbackAction action, String callbackId) {
        JsonNode payload = variables.expand(action.payload());
        switch (action.operation()) {
            case SUCCESS ->
                service.succeed(
                        callbackId, payload.isMissingNode() ? Optional.empty() : Optional.of(payload.toString()));
            case FAILURE -> service.fail(callbackId, payload);
            case HEARTBEAT -> service.heartbeat(callbackId);
        }
    }
}
