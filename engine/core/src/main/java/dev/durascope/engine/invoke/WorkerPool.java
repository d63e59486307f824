package dev.durascope.engine.invoke;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs handlers in processes of their own, each on its own JVM (or Node.js), fed through Lambda's Runtime API on
 * loopback. Processes are kept warm for the next invocation of the same function and bounded in number: an idle one
 * makes room for a function that has none, and when all are busy invocations wait in the order they came.
 *
 * <p>A process is killed when an invocation outlives its deadline, is not used again once its code has changed, and
 * ends by itself when this process does, however that happens. Time spent waiting for a process or for its start is not
 * counted against the invocation's deadline.
 */
public final class WorkerPool implements Invoker, Worker.Home {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    private final WorkerSettings settings;
    private final ScheduledThreadPoolExecutor timer;
    private final WorkerLauncher launcher;
    private final DebuggedHandlers debugged = new DebuggedHandlers();
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final LinkedHashSet<Worker> idle = new LinkedHashSet<>();
    private final Set<Worker> all = new HashSet<>();
    private int starting;
    private boolean closed;

    /**
     * @param server where workers reach the engine; it must be open for as long as the pool is
     * @param lambdaApi makes the Lambda API that one worker sees, given the raw path it is mounted at
     */
    public WorkerPool(WorkerSettings settings, WorkerMounts server, Function<String, HttpHandler> lambdaApi) {
        this.settings = settings;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("worker-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        this.launcher = new WorkerLauncher(settings, server, lambdaApi, debugged, timer);
    }

    @Override
    public CompletableFuture<InvocationOutcome> invoke(Invocation invocation) {
        CompletableFuture<InvocationOutcome> result = new CompletableFuture<>();
        if (invocation.function().code() instanceof Code.InProcess) {
            result.complete(Failures.notStarted(
                    "Function " + invocation.function().name() + " is a handler of this JVM, not of a worker."));
            return result;
        }
        // The state of the code is read from disk, and the caller shall not wait for that.
        Thread.startVirtualThread(() -> submit(invocation, result));
        return result;
    }

    /** The processes that a debugger may attach to. */
    public DebuggedHandlers debugged() {
        return debugged;
    }

    /** How many processes there are. */
    public synchronized int size() {
        return all.size();
    }

    private void submit(Invocation invocation, CompletableFuture<InvocationOutcome> result) {
        Job job;
        try {
            job = new Job(invocation, WorkerKey.of(invocation), result);
        } catch (RuntimeException e) {
            result.complete(Failures.notStarted("The function's code cannot be read: " + e.getMessage()));
            return;
        }
        synchronized (this) {
            if (closed) {
                job.fail("The engine is closing.");
                return;
            }
            waiting.add(job);
            dispatch();
        }
        result.whenComplete((outcome, failure) -> {
            if (result.isCancelled()) {
                abandon(job);
            }
        });
    }

    @Override
    public void holdDeadline(String requestId) {
        workers().forEach(worker -> worker.holdDeadline(requestId));
    }

    @Override
    public void releaseDeadline(String requestId) {
        workers().forEach(worker -> worker.releaseDeadline(requestId));
    }

    private synchronized List<Worker> workers() {
        return List.copyOf(all);
    }

    private void abandon(Job job) {
        List<Worker> busy;
        synchronized (this) {
            if (waiting.remove(job)) {
                return;
            }
            busy = List.copyOf(all);
        }
        busy.forEach(worker -> worker.abandon(job, Failures.notStarted("The invocation was abandoned.")));
    }

    /** Gives out what can be given out. Held: this pool's monitor. */
    private void dispatch() {
        while (!waiting.isEmpty() && !closed) {
            Job next = waiting.peek();
            Worker warm = takeIdle(next.key);
            if (warm != null) {
                waiting.remove();
                warm.assign(next);
            } else if (all.size() + starting < settings.maxWorkers() || evict()) {
                waiting.remove();
                starting++;
                Thread.startVirtualThread(() -> launch(next));
            } else {
                return;
            }
        }
    }

    /** The warm worker that was used last, so that those not needed any more grow old; outdated ones are ended. */
    private @Nullable Worker takeIdle(WorkerKey key) {
        Worker found = null;
        for (Iterator<Worker> workers = idle.iterator(); workers.hasNext(); ) {
            Worker worker = workers.next();
            if (worker.key().equals(key)) {
                found = worker;
            } else if (worker.key().isOlderStateOf(key) || worker.key().holdsDebugPortOf(key)) {
                workers.remove();
                dismiss(worker);
            }
        }
        if (found != null) {
            idle.remove(found);
        }
        return found;
    }

    /** Ends the worker that has been idle for longest, if one is idle. */
    private boolean evict() {
        Iterator<Worker> oldest = idle.iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        Worker worker = oldest.next();
        oldest.remove();
        dismiss(worker);
        return true;
    }

    private void dismiss(Worker worker) {
        all.remove(worker);
        worker.retire();
    }

    private void launch(Job job) {
        Worker worker = null;
        try {
            worker = launcher.launch(job, this);
        } catch (CodeException e) {
            job.fail(e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.debug("No worker for {}", job.invocation.function().name(), e);
            job.fail("No worker process could be started: " + e.getMessage());
        }
        boolean late;
        synchronized (this) {
            starting--;
            late = closed;
            dispatch();
        }
        if (worker != null && (late || job.result.isCancelled())) {
            worker.retire();
        }
    }

    @Override
    public synchronized void starting(Worker worker) {
        all.add(worker);
    }

    @Override
    public void idle(Worker worker) {
        synchronized (this) {
            if (!closed && all.contains(worker)) {
                idle.add(worker);
                dispatch();
                scheduleEviction(worker);
                return;
            }
        }
        worker.retire();
    }

    private void scheduleEviction(Worker worker) {
        if (idle.contains(worker)) {
            long since = worker.assignments();
            timer.schedule(
                    () -> evictIfStillIdle(worker, since),
                    settings.idleTimeout().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void evictIfStillIdle(Worker worker, long since) {
        if (worker.assignments() == since && idle.remove(worker)) {
            dismiss(worker);
        }
    }

    @Override
    public synchronized void gone(Worker worker) {
        all.remove(worker);
        idle.remove(worker);
        dispatch();
    }

    @Override
    public void close() {
        List<Job> unbegun;
        List<Worker> running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            unbegun = new ArrayList<>(waiting);
            waiting.clear();
            running = new ArrayList<>(all);
            idle.clear();
        }
        unbegun.forEach(job -> job.fail("The engine is closing."));
        running.forEach(Worker::retire);
        launcher.close();
        timer.shutdown();
    }
}
