package dev.durascope.engine.invoke;

import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.invoke.InvocationOutcome.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One worker process, from its start to its end: handles one invocation at a time, and says how each ended, whatever
 * becomes of the process.
 *
 * <p>What guards its state is its own monitor; the pool is called without holding it.
 */
final class Worker implements RuntimeApi.Listener {

    /** For what is on its way when the answer is already here, or when the process is already gone. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** From an answer to the worker's asking for more. */
    private static final Duration RETURN_GRACE = Duration.ofSeconds(30);

    private final WorkerKey key;
    private final String runtime;
    private final WorkerAgent agent;
    private final Duration initTimeout;
    private final ScheduledExecutorService timer;
    private final Home home;
    private final WorkerOutput stdout = new WorkerOutput(this, ConsoleStream.STDOUT);
    private final WorkerOutput stderr = new WorkerOutput(this, ConsoleStream.STDERR);

    private @Nullable Process process;
    private @Nullable RuntimeApi api;
    private List<WorkerMounts.Mounted> mounts = List.of();
    private @Nullable Job job;
    private Job latest;
    private Job previous;
    private @Nullable Failed doom;
    private @Nullable InvocationTimeout timeout;
    private final CodeHold codeHold;
    private volatile DebugPort debugPort = DebugPort.NONE;
    private final Object telling = new Object();
    private @Nullable Job toldHeld;
    private boolean codeHeld;
    private CompletableFuture<Void> back = new CompletableFuture<>();
    private boolean warm;
    private boolean killed;
    private long assignments;

    /** Where workers come back to. */
    interface Home {

        /** The worker is about to be started. */
        void starting(Worker worker);

        /** The worker has no work and waits for some. */
        void idle(Worker worker);

        /** The worker's process has ended. */
        void gone(Worker worker);
    }

    /**
     * @param runtime for people, such as {@code JDK 17.0.15 (JAVA_HOME): the oldest long-term release found for …}
     * @param agent what watches in its process
     * @param job what it is started for
     */
    Worker(
            WorkerKey key,
            String runtime,
            WorkerAgent agent,
            Duration initTimeout,
            ScheduledExecutorService timer,
            Home home,
            Job job) {
        this.key = key;
        this.runtime = runtime;
        this.agent = agent;
        this.initTimeout = initTimeout;
        this.timer = timer;
        this.home = home;
        this.job = job;
        this.latest = job;
        this.previous = job;
        this.codeHold = new CodeHold(timer, () -> debugPort.isHolding(), this::codeHeld);
    }

    WorkerKey key() {
        return key;
    }

    /** Takes charge of the process that has been started for it. */
    void attach(Process started, RuntimeApi served, List<WorkerMounts.Mounted> places, String markWord) {
        Job first;
        synchronized (this) {
            process = started;
            api = served;
            mounts = List.copyOf(places);
            first = job;
            if (timeout == null) {
                allow(initTimeout, () -> doom(initTimedOut()));
            }
        }
        startReader("out", new OutputReader(started.getInputStream(), markWord, stdout));
        startReader("err", new OutputReader(started.getErrorStream(), markWord, stderr));
        if (first != null) {
            served.offer(first);
        }
        started.onExit().thenAccept(ended -> exited(ended.exitValue()));
        boolean doomed;
        synchronized (this) {
            doomed = killed;
        }
        if (doomed) {
            kill(); // it was to be ended before there was a process
        }
    }

    private void startReader(String pipe, OutputReader reader) {
        Thread.ofPlatform()
                .daemon()
                .name("worker-" + pipe + "-" + key.function().name())
                .start(reader);
    }

    /** Gives an idle worker an invocation. */
    void assign(Job next) {
        RuntimeApi served;
        synchronized (this) {
            job = next;
            previous = latest;
            latest = next;
            assignments++;
            served = api;
        }
        tellHeldSoon();
        if (served != null) {
            served.offer(next);
        }
    }

    /** How many invocations an idle worker has been given. */
    synchronized long assignments() {
        return assignments;
    }

    /** Ends the worker; an invocation under way fails as if its process had been killed. */
    void retire() {
        kill();
    }

    /** Ends the worker if it still has this invocation, which then fails for a reason that is known. */
    void abandon(Job abandoned, Failed reason) {
        synchronized (this) {
            if (job != abandoned) {
                return;
            }
        }
        doom(reason);
    }

    @Override
    public void ready() {
        CompletableFuture<Void> cameBack;
        synchronized (this) {
            cancelAlarm();
            if (job != null) {
                return; // started for it
            }
            warm = true;
            cameBack = back;
        }
        if (stdout.isClosed() || stderr.isClosed()) {
            kill(); // deaf to what it prints from now on
        } else {
            home.idle(this);
        }
        cameBack.complete(null);
    }

    @Override
    public @Nullable Handout takenUp(Job taken) {
        Instant deadline = taken.deadlineFromNow();
        String description;
        synchronized (this) {
            long pid = process == null ? 0 : process.pid();
            description = runtime + ", process " + pid + ", " + (warm ? "warm" : "cold") + debugPort.words();
            allow(deadline, () -> abandon(taken, Failures.timedOut(taken.invocation)), agent.clockOf(taken.invocation));
        }
        taken.invocation.listener().placed(description);
        String orders = agent.begin(taken.invocation);
        if (orders == null && !taken.invocation.listener().runsUnwatched()) {
            doom(Failures.notStarted("The handler cannot be watched."));
            return null;
        }
        return Handout.of(taken.invocation, deadline, orders);
    }

    @Override
    public void ended(String requestId, InvocationOutcome outcome) {
        Job done;
        CompletableFuture<Void> comesBack;
        synchronized (this) {
            done = job;
            if (done == null || !done.requestId().equals(requestId)) {
                return;
            }
            job = null;
            back = new CompletableFuture<>();
            comesBack = back;
            allow(RETURN_GRACE, this::kill);
        }
        tellHeldSoon();
        agent.end();
        // Also until the worker is back, so that whoever invokes again at once finds it warm.
        CompletableFuture.allOf(stdout.endOf(requestId), stderr.endOf(requestId), comesBack)
                .orTimeout(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((all, late) -> done.complete(outcome));
    }

    @Override
    public void initFailed(Failed failure) {
        synchronized (this) {
            if (doom == null) {
                doom = failure;
            }
            allow(RETURN_GRACE, this::kill);
        }
    }

    /** A line has come out of one of the pipes. */
    void printed(@Nullable String requestId, ConsoleStream stream, String line) {
        Job to;
        boolean init;
        synchronized (this) {
            // The last lines of an invocation may come when the next one is already here.
            to = previous.requestId().equals(requestId) ? previous : latest;
            init = !warm && job != null;
        }
        // What is printed before the first invocation is printed because of it.
        String id = requestId == null && init ? to.requestId() : requestId;
        to.invocation.listener().printed(id, stream, line);
    }

    private void exited(int status) {
        Job lost;
        Failed reason;
        RuntimeApi served;
        List<WorkerMounts.Mounted> places;
        CompletableFuture<Void> cameBack;
        synchronized (this) {
            cancelAlarm();
            lost = job;
            job = null;
            reason = doom;
            served = api;
            places = mounts;
            cameBack = back;
        }
        places.forEach(WorkerMounts.Mounted::close);
        agent.close();
        debugPort.close();
        if (served != null) {
            served.close();
        }
        CompletableFuture.allOf(stdout.end(), stderr.end())
                .orTimeout(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((all, late) -> {
                    if (lost != null) {
                        lost.complete(reason != null ? reason : Failures.exited(lost.requestId(), status));
                    }
                    cameBack.complete(null);
                    home.gone(this);
                });
    }

    private void doom(Failed reason) {
        synchronized (this) {
            if (doom == null) {
                doom = reason;
            }
        }
        kill();
    }

    private Failed initTimedOut() {
        Job waiting;
        synchronized (this) {
            waiting = job;
        }
        return Failures.initTimedOut(waiting == null ? "-" : waiting.requestId(), initTimeout.toSeconds());
    }

    private void kill() {
        Process running;
        synchronized (this) {
            killed = true;
            running = process;
        }
        // At once, for the process that takes its place shall have the port.
        debugPort.close();
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    /** What it does next may take this long, and no time counts in which a debugger holds it. Held: this monitor. */
    private void allow(Duration time, Runnable otherwise) {
        allow(Instant.now().plus(time), otherwise, InvocationTimeout.Watcher.NOBODY);
    }

    private void allow(Instant until, Runnable otherwise, InvocationTimeout.Watcher watcher) {
        cancelAlarm();
        timeout = new InvocationTimeout(timer, otherwise, watcher);
        if (codeHeld) {
            timeout.hold(InvocationTimeout.Holder.CODE);
        }
        timeout.begin(until);
    }

    /** Stops the count of the time that an invocation may take, if this worker has it. */
    synchronized void holdDeadline(String requestId) {
        if (timeout != null && job != null && job.requestId().equals(requestId)) {
            timeout.hold(InvocationTimeout.Holder.GATE);
        }
    }

    /** Lets it count on. */
    synchronized void releaseDeadline(String requestId) {
        if (timeout != null && job != null && job.requestId().equals(requestId)) {
            timeout.release(InvocationTimeout.Holder.GATE);
        }
    }

    private void cancelAlarm() {
        if (timeout != null) {
            timeout.end();
            timeout = null;
        }
    }

    // A debugger of the code that runs in the process

    /** Says where a debugger attaches to the process that is about to be started. */
    void debuggedAt(DebugPort port) {
        debugPort = port;
        debuggerMoved();
    }

    /** Whether a debugger holds the process's code may have changed. */
    void debuggerMoved() {
        codeHold.look();
    }

    private void codeHeld(boolean now) {
        synchronized (this) {
            codeHeld = now;
            if (timeout != null && now) {
                timeout.hold(InvocationTimeout.Holder.CODE);
            } else if (timeout != null) {
                timeout.release(InvocationTimeout.Holder.CODE);
            }
        }
        tellHeld();
    }

    /** Not on the caller's thread, which may be the pool's, for which those who are told may have to wait. */
    private void tellHeldSoon() {
        if (debugPort != DebugPort.NONE) {
            Thread.startVirtualThread(this::tellHeld);
        }
    }

    /** Tells the invocation that the process has, whether a debugger holds its code. */
    private void tellHeld() {
        synchronized (telling) {
            Job now;
            synchronized (this) {
                now = codeHeld ? job : null;
            }
            Job before = toldHeld;
            if (now != before) {
                toldHeld = now;
                if (before != null) {
                    before.invocation.listener().codeHeld(false);
                }
                if (now != null) {
                    now.invocation.listener().codeHeld(true);
                }
            }
        }
    }
}
