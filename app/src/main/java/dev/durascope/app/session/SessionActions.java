package dev.durascope.app.session;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.text.Durations;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.FiredTimer;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.time.TimeMode;
import java.util.function.Consumer;

/** What the user can do to executions. Each runs in the background; what fails is told where it was asked for. */
public final class SessionActions {
    private final ExecutionService service;
    private final Background background;
    private final Notices notices;
    private final Guard guard;

    /** Acts on a service and tells failures as notices, unless a method says otherwise. */
    public SessionActions(ExecutionService service, Background background, Notices notices) {
        this(service, background, notices, Guard.NONE);
    }

    /** The same where a guard is asked before an execution is stopped or its callbacks are answered. */
    public SessionActions(ExecutionService service, Background background, Notices notices, Guard guard) {
        this.service = service;
        this.background = background;
        this.notices = notices;
        this.guard = guard;
    }

    /** Stops an execution. */
    public void stop(ExecutionArn arn) {
        guard.askToStop(error -> background.run(
                text("session.stopping", arn.name()),
                () -> service.stop(arn, error),
                ended -> guard.done(text("session.stop")),
                failure -> notices.problem(text("session.notStopped", arn.name()), failure)));
    }

    /** Invokes a held execution again. */
    public void resume(ExecutionArn arn) {
        act(text("session.notResumed", arn.name()), () -> service.resume(arn));
    }

    /** Removes an ended execution, then tells that it is gone. */
    public void delete(ExecutionArn arn, Runnable gone) {
        background.run(
                text("session.deleting", arn.name()),
                () -> {
                    service.delete(arn);
                    return arn;
                },
                done -> gone.run(),
                failure -> notices.problem(text("session.notDeleted", arn.name()), failure));
    }

    /** Lets time pass until an operation's own deadline. */
    public void skip(ExecutionArn arn, String operationId) {
        act(text("session.notSkipped"), () -> service.passTimeUntil(arn, operationId));
    }

    /** Lets time pass until the next deadline of any kind and tells how far it jumped. */
    public void fireNextTimer(ExecutionArn arn) {
        background.run(
                "",
                () -> service.fireNextTimer(arn),
                fired -> notices.tell(
                        Notice.information(fired.map(SessionActions::words).orElse(text("session.timer.none")))),
                failure -> notices.problem(text("session.timer.notFired"), failure));
    }

    private static String words(FiredTimer fired) {
        return fired.jumped().isZero()
                ? text("session.timer.past")
                : text("session.timer.jumped", Durations.left(fired.jumped()));
    }

    /** Lets time pass over all that a plan names, and tells when it has. */
    public void skipAll(ExecutionSession session, SkipPlan plan) {
        new TimeSkipper(session, service, background, notices, plan).begin();
    }

    /** Changes how an execution's clock moves. */
    public void setTimeMode(ExecutionSession session, TimeMode mode) {
        background.run(
                "",
                () -> {
                    service.setTimeMode(session.arn(), mode);
                    return mode;
                },
                done -> session.askStanding(),
                failure -> notices.problem(text("session.timeMode.notChanged"), failure));
    }

    /** Completes a callback; a refusal is told to {@code refused}. */
    public void completeCallback(String callbackId, String json, Consumer<Throwable> refused) {
        guarded(text("session.completeCallback"), () -> service.callbackSucceeded(callbackId, json), refused);
    }

    /** Fails a callback; a refusal is told to {@code refused}. */
    public void failCallback(String callbackId, ErrorObject error, Consumer<Throwable> refused) {
        guarded(text("session.failCallback"), () -> service.callbackFailed(callbackId, error), refused);
    }

    /** Keeps a callback alive; a refusal is told to {@code refused}. */
    public void heartbeat(String callbackId, Consumer<Throwable> refused) {
        guarded(text("session.sendHeartbeat"), () -> service.callbackHeartbeat(callbackId), refused);
    }

    /** Times a callback out now; a refusal is told to {@code refused}. */
    public void expire(ExecutionArn arn, String operationId, Consumer<Throwable> refused) {
        background.run("", () -> service.expireCallback(arn, operationId), refused);
    }

    /** Answers a chained invoke of an unregistered function; a refusal is told to {@code refused}. */
    public void completeInvoke(ExecutionArn arn, String operationId, String json, Consumer<Throwable> refused) {
        background.run("", () -> service.completeInvoke(arn, operationId, json), refused);
    }

    /** Fails a chained invoke of an unregistered function; a refusal is told to {@code refused}. */
    public void failInvoke(ExecutionArn arn, String operationId, ErrorObject error, Consumer<Throwable> refused) {
        background.run("", () -> service.failInvoke(arn, operationId, error), refused);
    }

    private void guarded(String deed, Background.Action action, Consumer<Throwable> refused) {
        guard.ask(
                deed,
                () -> background.run(
                        "",
                        () -> {
                            action.run();
                            return deed;
                        },
                        guard::done,
                        failure -> {
                            refused.accept(failure);
                            guard.failed(failure);
                        }));
    }

    private void act(String otherwise, Background.Action action) {
        background.run("", action, failure -> notices.problem(otherwise, failure));
    }
}
