package dev.durascope.handler;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One pool for all handlers of a JVM: threads are made as needed, reused, and never keep the JVM alive. */
final class DaemonThreads {
    private static final long IDLE_SECONDS = 30;
    private static final AtomicInteger COUNT = new AtomicInteger();

    static final Executor EXECUTOR = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                var thread = new Thread(task, "durable-" + COUNT.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });

    private DaemonThreads() {}
}
