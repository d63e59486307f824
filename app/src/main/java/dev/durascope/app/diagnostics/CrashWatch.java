package dev.durascope.app.diagnostics;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a crash report for what nobody caught, on whatever thread. The same mishap over and over is reported once. */
final class CrashWatch implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(CrashWatch.class);

    /** Whatever is wrong after so many different mishaps of one run, the first ones tell more. */
    private static final int MOST = 5;

    private static final int FRAMES_THAT_TELL_APART = 3;

    private final Crashes crashes;
    private final Supplier<String> facts;
    private final Set<List<Object>> known = new HashSet<>();
    private final Queue<Crash> fresh = new ConcurrentLinkedQueue<>();
    private volatile Runnable wake = () -> {};

    /** @param facts what stands below each report */
    CrashWatch(Crashes crashes, Supplier<String> facts) {
        this.crashes = crashes;
        this.facts = facts;
    }

    /** @param wake is called on any thread when there is something to {@link #take} */
    void onCrash(Runnable wake) {
        this.wake = wake;
    }

    /** What was reported and has not been taken yet. */
    List<Crash> take() {
        List<Crash> taken = fresh.stream().toList();
        fresh.removeAll(taken);
        return taken;
    }

    @Override
    @SuppressWarnings("CatchMayIgnoreException")
    public void uncaughtException(Thread thread, Throwable failure) {
        try {
            LOG.error("Nobody caught what went wrong on thread {}", thread.getName(), failure);
            if (isNew(failure)) {
                report(thread, failure);
            }
        } catch (Throwable worse) {
            // Without memory or stack nothing can be reported, and a handler that fails would end its thread in
            // silence.
            System.err.println("durascope: " + failure);
        }
    }

    private synchronized boolean isNew(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return known.size() < MOST
                && known.add(List.of(
                        failure.getClass(),
                        List.of(frames).subList(0, Math.min(FRAMES_THAT_TELL_APART, frames.length))));
    }

    private void report(Thread thread, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        String text = "Thread: " + thread.getName() + "\n\n" + trace + "\n" + facts.get();
        crashes.keep("Durascope failed: " + failure, text).ifPresent(crash -> {
            fresh.add(crash);
            wake.run();
        });
    }
}
