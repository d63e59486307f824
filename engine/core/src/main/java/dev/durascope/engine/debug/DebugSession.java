package dev.durascope.engine.debug;

import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.ExecutionGate.CheckpointCall;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the debugger knows of one execution: where it stops, and what is held. Guarded by itself. */
final class DebugSession {
    final ExecutionArn arn;
    final StopRules rules = new StopRules();
    final BodyHolds bodies = new BodyHolds();
    private final List<Held> held = new ArrayList<>();
    private final Map<String, CompletableFuture<CheckpointAnswer>> calls = new ConcurrentHashMap<>();
    private @Nullable CompletableFuture<Release> free;
    private boolean passInvocation;
    private @Nullable String passedCall;

    DebugSession(ExecutionArn arn) {
        this.arn = arn;
    }

    /** What is held, what was stopped last first. */
    synchronized List<Held> held() {
        return List.copyOf(held.reversed());
    }

    synchronized boolean isHeld() {
        return !held.isEmpty();
    }

    synchronized boolean isHeldAt(String operationId) {
        return held.stream().anyMatch(one -> one.stop().operations().contains(operationId));
    }

    synchronized boolean isHeldBeforeInvocation() {
        return held.stream().anyMatch(one -> one.stop().point() == StopPoint.BEFORE_INVOCATION);
    }

    synchronized void hold(Held one) {
        held.add(one);
    }

    /** Forgets a stop; whether it was still there. */
    boolean forget(Held one, Release release) {
        CompletableFuture<Release> waiting = null;
        boolean there;
        synchronized (this) {
            there = held.remove(one);
            if (held.isEmpty()) {
                waiting = free;
                free = null;
            }
        }
        if (waiting != null) {
            boolean runsOn = release == Release.GO || release == Release.THROTTLE || release == Release.SERVER_ERROR;
            waiting.complete(runsOn ? Release.GO : Release.LOST);
        }
        return there;
    }

    /** Completes with {@code GO} when nothing is held, or with {@code LOST} when it need not go on. */
    synchronized CompletableFuture<Release> whenFree() {
        if (held.isEmpty()) {
            return CompletableFuture.completedFuture(Release.GO);
        }
        if (free == null) {
            free = new CompletableFuture<>();
        }
        return free;
    }

    /** The invocation that was held before its beginning may begin now. */
    synchronized void letInvocationPass() {
        passInvocation = true;
    }

    /** Whether the invocation that is due has been let go already. */
    synchronized boolean takeInvocationPass() {
        boolean pass = passInvocation;
        passInvocation = false;
        return pass;
    }

    /** A call that was held and is repeated by its caller is not held again. */
    synchronized void letCallPass(String call) {
        passedCall = call;
    }

    synchronized boolean isPassed(String call) {
        return call.equals(passedCall);
    }

    /** Makes a call, or waits for the same call that is already being made: its caller has lost patience. */
    CheckpointAnswer once(String key, CheckpointCall call, Supplier<CheckpointAnswer> make) {
        CompletableFuture<CheckpointAnswer> mine = new CompletableFuture<>();
        CompletableFuture<CheckpointAnswer> first = calls.putIfAbsent(key, mine);
        if (first != null) {
            return Held.await(first, call.whileHeld());
        }
        try {
            CheckpointAnswer answer = make.get();
            mine.complete(answer);
            return answer;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            calls.remove(key);
        }
    }
}
