package dev.durascope.app.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/** The time between one frame and the next, and what the window's thread worked in it. Used on that thread. */
final class FrameGaps extends AnimationTimer {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Long> gaps = new ArrayList<>();
    private final List<Long> work = new ArrayList<>();
    private long last;
    private long worked;

    @Override
    public void handle(long frame) {
        long now = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        if (last != 0) {
            gaps.add(now - last);
            work.add(cpu - worked);
        }
        last = now;
        worked = cpu;
    }

    @Override
    public String toString() {
        return "%d frames, gaps %s, work %s".formatted(gaps.size(), quantiles(gaps), quantiles(work));
    }

    /** How many frames there were. */
    int count() {
        return gaps.size();
    }

    /** The median, the 95th percentile and the most, in milliseconds. */
    static String quantiles(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return "p50 %.1f p95 %.1f max %.1f ms".formatted(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
    }

    private static double at(List<Long> sorted, double share) {
        int index = (int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share));
        return sorted.isEmpty() ? 0 : sorted.get(index) / 1e6;
    }
}
