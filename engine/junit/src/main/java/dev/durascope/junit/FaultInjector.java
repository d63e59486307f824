package dev.durascope.junit;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.MalformedException;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.execution.ExecutionService.Subscription;
import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Brings faults about: a breakpoint for each stops the function where its fault is to happen, and what stopped is let go
 * with the fault, or without when it has happened often enough.
 */
final class FaultInjector implements AutoCloseable {
    private record Planned(Fault fault, AtomicInteger left) {}

    private final Debugger debugger;
    private final List<Planned> planned;
    private final Subscription subscription;
    /** An observer of stops must not block. */
    private final ExecutorService hands = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("faults-", 0).factory());

    /** By execution, the last stop that was let go; used by the hands alone. */
    private final Map<ExecutionArn, Long> handledUpTo = new HashMap<>();

    FaultInjector(Debugger debugger, String function, List<Fault> faults) {
        this.debugger = debugger;
        this.planned = faults.stream()
                .map(fault -> new Planned(fault, new AtomicInteger(fault.times())))
                .toList();
        List<Breakpoint> breakpoints = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            breakpoints.add(breakpoint(String.valueOf(i), faults.get(i)));
        }
        debugger.setBreakpoints(function, Breakpoints.NONE.with(breakpoints));
        this.subscription = debugger.observe(this::told);
    }

    private void told(ExecutionArn arn, List<Stop> stops) {
        try {
            hands.execute(() -> stopped(arn, stops));
        } catch (RejectedExecutionException e) {
            // The runner is being closed, and what stopped ends with it.
        }
    }

    private static Breakpoint breakpoint(String id, Fault fault) {
        try {
            Criteria criteria = new Criteria(
                    NamePattern.parse(fault.operation()), null, null, null, null, fault.attempt(), null, null);
            When when = fault.kind() == InjectedFault.CRASH_AFTER_APPLY ? When.AFTER : When.BEFORE;
            return new Breakpoint(id, true, criteria, when, 1);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(
                    "A fault cannot happen at '" + fault.operation() + "': " + e.getMessage(), e);
        }
    }

    private void stopped(ExecutionArn arn, List<Stop> stops) {
        // What is told of again while it is let go is not let go twice.
        long handled = handledUpTo.getOrDefault(arn, 0L);
        List<Stop> fresh = stops.stream().filter(stop -> stop.id() > handled).toList();
        if (fresh.isEmpty()) {
            return;
        }
        // What stopped last comes first.
        handledUpTo.put(arn, fresh.getFirst().id());
        InjectedFault fault = null;
        for (Stop stop : fresh.reversed()) {
            fault = fault == null ? due(stop) : fault;
        }
        letGo(arn, fault);
    }

    private @Nullable InjectedFault due(Stop stop) {
        return stop.hits().stream()
                .map(hit -> hit.breakpointId())
                .filter(Objects::nonNull)
                .map(id -> planned.get(Integer.parseInt(id)))
                .filter(each -> each.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0)
                .map(each -> each.fault().kind())
                .findFirst()
                .orElse(null);
    }

    private void letGo(ExecutionArn arn, @Nullable InjectedFault fault) {
        try {
            if (fault == null) {
                debugger.resume(arn);
                return;
            }
            switch (fault) {
                case CRASH_BEFORE_APPLY, CRASH -> debugger.crash(arn, false);
                case CRASH_AFTER_APPLY -> debugger.crash(arn, true);
                case THROTTLE -> debugger.throttle(arn);
                case SERVER_ERROR -> debugger.failCheckpoint(arn);
            }
        } catch (LambdaFault e) {
            // The stop was over before: nothing is held any more that could be let go.
            debugger.resume(arn);
        }
    }

    @Override
    public void close() {
        subscription.close();
        hands.shutdownNow();
    }
}
