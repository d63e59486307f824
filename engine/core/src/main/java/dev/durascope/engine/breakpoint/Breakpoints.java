package dev.durascope.engine.breakpoint;

import java.util.List;

/**
 * A function's breakpoints, and how they are minded.
 *
 * @param all in the order they were set
 * @param muted whether all are passed over
 * @param scope how much stands still when an execution of the function is stopped, by a breakpoint or otherwise
 */
public record Breakpoints(List<Breakpoint> all, boolean muted, HoldScope scope) {
    /** No breakpoints. */
    public static final Breakpoints NONE = new Breakpoints(List.of(), false, HoldScope.BRANCH);

    public Breakpoints {
        all = List.copyOf(all);
    }

    /** Minds these breakpoints. */
    public static Breakpoints of(Breakpoint... breakpoints) {
        return NONE.with(List.of(breakpoints));
    }

    /** Other breakpoints, minded in the same way. */
    public Breakpoints with(List<Breakpoint> breakpoints) {
        return new Breakpoints(breakpoints, muted, scope);
    }

    /** The same, passed over or not. */
    public Breakpoints muted(boolean now) {
        return new Breakpoints(all, now, scope);
    }

    /** The same, holding more or less. */
    public Breakpoints holding(HoldScope now) {
        return new Breakpoints(all, muted, now);
    }

    /** Those that stop executions now. */
    public List<Breakpoint> active() {
        return muted ? List.of() : all.stream().filter(Breakpoint::enabled).toList();
    }
}
