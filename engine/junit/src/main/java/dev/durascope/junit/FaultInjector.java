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
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings faults about: a breakpoint for each stops the function where its fault is to happen, and each stop is let go by
 * itself with its fault, or without when it has happened often enough.
 */
final class FaultInjector implements AutoCloseable {
    private record Planned(Fault fault, AtomicInteger left) {
        boolean isAfter() {
            return fault.kind() == InjectedFault.CRASH_AFTER_APPLY;
        }

        boolean isCrash() {
            return FaultInjector.isCrash(fault.kind());
        }
    }

    private final Debugger debugger;
    private final List<Planned> planned;
    private final Subscription subscription;
    /** An observer of stops must not block. */
    private final ExecutorService hands = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("faults-", 0).factory());

    // What follows is used by the hands alone.

    /** The stops that were seen to. */
    private final Set<Long> handled = new HashSet<>();

    /** By execution, the number of the invocation that was crashed last: whatever is held of it is lost. */
    private final Map<ExecutionArn, Integer> crashed = new HashMap<>();

    /** The executions in which something has ended that a crash is to follow. */
    private final Set<ExecutionArn> crashesOwed = new HashSet<>();

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
            NamePattern name =
                    fault.exact() ? NamePattern.literal(fault.operation()) : NamePattern.parse(fault.operation());
            Criteria criteria = new Criteria(name, null, null, null, null, fault.attempt(), null, null);
            When when = fault.kind() == InjectedFault.CRASH_AFTER_APPLY ? When.AFTER : When.BEFORE;
            return new Breakpoint(id, true, criteria, when, 1);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(
                    "A fault cannot happen at '" + fault.operation() + "': " + e.getMessage(), e);
        }
    }

    private void stopped(ExecutionArn arn, List<Stop> stops) {
        // What stopped last comes first.
        for (Stop stop : stops.reversed()) {
            // What is told of again while it is let go is not let go twice.
            boolean isFresh = handled.add(stop.id());
            boolean isOver = Objects.equals(crashed.get(arn), stop.invocation());
            if (isFresh && !isOver) {
                letGo(stop);
            }
        }
    }

    /**
     * What happens before an operation begins happens one at a time: its batch is repeated, or its invocation tried again,
     * and it stops there again. That something has ended is told once, and one crash follows all that ended there.
     */
    private void letGo(Stop stop) {
        List<Planned> due = stop.hits().stream()
                .map(Hit::breakpointId)
                .filter(Objects::nonNull)
                .map(id -> planned.get(Integer.parseInt(id)))
                .filter(each -> each.left().get() > 0)
                .distinct()
                .toList();
        due.stream().filter(Planned::isAfter).forEach(each -> {
            each.left().decrementAndGet();
            crashesOwed.add(stop.arn());
        });
        Planned first = due.stream()
                .filter(each -> !each.isAfter())
                .min(Comparator.comparing(Planned::isCrash))
                .orElse(null);
        if (first == null) {
            letGoOn(stop);
        } else if (!first.isCrash() && !stop.point().isCheckpoint()) {
            debugger.resumeToCheckpoint(stop);
        } else if (inject(stop, first.fault().kind())) {
            first.left().decrementAndGet();
        }
    }

    private void letGoOn(Stop stop) {
        if (!crashesOwed.contains(stop.arn())) {
            debugger.resume(stop);
        } else if (stop.point() == StopPoint.BEFORE_INVOCATION) {
            debugger.pause(stop.arn());
            debugger.resume(stop);
        } else if (inject(stop, InjectedFault.CRASH_AFTER_APPLY)) {
            crashesOwed.remove(stop.arn());
        }
    }

    /** One that cannot come about has lost its stop with its invocation, and is due again in the next. */
    private boolean inject(Stop stop, InjectedFault kind) {
        boolean comesAbout = debugger.inject(stop, kind);
        if (comesAbout && isCrash(kind)) {
            crashed.put(stop.arn(), stop.invocation());
        }
        return comesAbout;
    }

    private static boolean isCrash(InjectedFault kind) {
        return switch (kind) {
            case CRASH, CRASH_BEFORE_APPLY, CRASH_AFTER_APPLY -> true;
            case THROTTLE, SERVER_ERROR -> false;
        };
    }

    @Override
    public void close() {
        subscription.close();
        hands.shutdownNow();
    }
}
