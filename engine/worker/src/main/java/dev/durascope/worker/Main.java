package dev.durascope.worker;

import dev.durascope.worker.agent.Agent;
import dev.durascope.worker.agent.RemainingTime;
import dev.durascope.worker.agent.Woven;
import java.io.IOException;

/** Runs one handler for as long as its parent lives: loads it, then handles one invocation after the other. */
public final class Main {
    private static final int INIT_FAILED = 1;
    private static final int RUNTIME_API_GONE = 2;
    private static final int BEYOND_REPAIR = 1;
    private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

    private final Settings settings;
    private final RuntimeApiClient api;
    private final OutputMarks marks;
    /** Null when nobody watches. */
    private final Agent agent;

    private byte[] reserve = new byte[512 * 1024];

    private Main(Settings settings) {
        this.settings = settings;
        this.api = new RuntimeApiClient(settings.runtimeApi());
        this.marks = new OutputMarks(settings.marks());
        this.agent = settings.watched() ? Agent.start(settings.runtimeApi()) : null;
    }

    /** Started by the engine, with the environment of a Lambda function; arguments are not looked at. */
    public static void main(String[] args) {
        Settings settings;
        try {
            settings = Settings.take(System.getenv(), System.getProperties());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(INIT_FAILED);
            return;
        }
        ParentWatch.start();
        try {
            new Main(settings).run();
        } catch (IOException e) {
            System.err.println("The Runtime API is gone: " + e.getMessage());
            Runtime.getRuntime().halt(RUNTIME_API_GONE);
        } catch (Throwable e) {
            // Threads of the handler must not keep a worker alive that handles nothing any more.
            e.printStackTrace();
            Runtime.getRuntime().halt(BEYOND_REPAIR);
        }
    }

    private void run() throws IOException {
        marks.install();
        HandlerClassLoader loader = new HandlerClassLoader(settings.code());
        Woven woven = agent == null ? null : new Woven(loader::classFile);
        loader.weave(woven);
        Thread.currentThread().setContextClassLoader(loader);
        try {
            LambdaTypes types = LambdaTypes.in(loader);
            Handler handler = new HandlerLoader(loader, types).load(settings.handler());
            if (agent != null) {
                agent.report(woven);
            }
            serve(handler, new LambdaContexts(types, settings), loader);
        } catch (InitException e) {
            System.err.print(
                    e.getCause() == null ? e.getMessage() + "\n" : StackTraces.print(StackTraces.cut(e.getCause())));
            System.err.flush();
            api.failInit(e.report());
            System.exit(INIT_FAILED);
        }
    }

    private void serve(Handler handler, LambdaContexts contexts, ClassLoader loader) throws IOException {
        while (true) {
            NextInvocation invocation = api.next();
            RemainingTime remaining = new RemainingTime(invocation.requestId(), invocation.deadlineMs());
            traced(invocation.traceId());
            marks.begin(invocation.requestId());
            if (agent != null) {
                agent.begin(remaining, invocation.agentOrders());
            }
            byte[] result;
            try {
                result = handler.handle(invocation.payload(), contexts.of(invocation, remaining));
            } catch (Throwable e) {
                fail(invocation, e);
                continue;
            } finally {
                // What the handler left behind on this thread must not reach the next invocation.
                Thread.interrupted();
                Thread.currentThread().setContextClassLoader(loader);
            }
            end(invocation);
            api.respond(invocation.requestId(), result);
        }
    }

    /** What was printed and seen during an invocation is told before how it ended. */
    private void end(NextInvocation invocation) {
        marks.end(invocation.requestId());
        if (agent != null) {
            agent.flush();
        }
    }

    private void fail(NextInvocation invocation, Throwable thrown) throws IOException {
        reserve = null;
        StackTraces.cut(thrown);
        ErrorReport report = ErrorReport.of(thrown);
        System.err.print(report.errorMessage() + ": " + report.errorType() + "\n" + StackTraces.print(thrown));
        end(invocation);
        boolean outOfMemory = thrown instanceof OutOfMemoryError;
        api.fail(invocation.requestId(), outOfMemory ? report.withType("Runtime.OutOfMemory") : report);
        if (thrown instanceof VirtualMachineError) {
            // As AWS's runtime does: nothing in this process can be trusted any more.
            Runtime.getRuntime().halt(BEYOND_REPAIR);
        }
        reserve = new byte[512 * 1024];
    }

    private static void traced(String traceId) {
        if (traceId == null) {
            System.clearProperty(TRACE_PROPERTY);
        } else {
            System.setProperty(TRACE_PROPERTY, traceId);
        }
    }
}
