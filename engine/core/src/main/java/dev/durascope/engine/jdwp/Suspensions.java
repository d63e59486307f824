package dev.durascope.engine.jdwp;

import java.util.HashMap;
import java.util.Map;

/**
 * How often a debugger has suspended the threads of a virtual machine. As the machine does, it counts for each thread:
 * one that was suspended twice must be resumed twice (JDWP, VirtualMachine and ThreadReference command sets). Not safe
 * for use by many threads.
 */
final class Suspensions {
    /** For every thread that is not counted on its own. */
    private int all;

    private final Map<Long, Integer> single = new HashMap<>();

    void suspendAll() {
        all++;
        single.replaceAll((thread, count) -> count + 1);
    }

    void resumeAll() {
        all = Math.max(0, all - 1);
        single.replaceAll((thread, count) -> Math.max(0, count - 1));
        forgetUsual();
    }

    void suspend(long thread) {
        single.merge(thread, all + 1, (count, first) -> count + 1);
        forgetUsual();
    }

    void resume(long thread) {
        single.put(thread, Math.max(0, single.getOrDefault(thread, all) - 1));
        forgetUsual();
    }

    private void forgetUsual() {
        single.values().removeIf(count -> count == all);
    }

    /** The debugger has gone, and the machine has resumed everything. */
    void clear() {
        all = 0;
        single.clear();
    }

    /** Whether any thread is suspended. */
    boolean any() {
        return all > 0 || !single.isEmpty();
    }
}
