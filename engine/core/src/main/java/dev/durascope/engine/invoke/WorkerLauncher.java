package dev.durascope.engine.invoke;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;

/** Starts worker processes. */
final class WorkerLauncher {
    private static final int SECRET_BYTES = 32;

    /** Below the Runtime API, whose address the worker has. */
    private static final String AGENT_PATH = "/runtime/durascope";

    private final WorkerSettings settings;
    private final WorkerMounts server;
    private final Function<String, HttpHandler> lambdaApi;
    private final DebuggedHandlers debugged;
    private final ScheduledExecutorService timer;
    private final SecureRandom random = new SecureRandom();
    private final Map<Code, Opened> opened = new ConcurrentHashMap<>();
    private final Map<Code, Object> locks = new ConcurrentHashMap<>();

    /** Code that was opened once; good for as long as the code's state stays the same. */
    private record Opened(CodeFingerprint state, CodeSnapshot snapshot, HandlerDiscovery discovery) {}

    /** What a worker runs on. */
    private record Runtime(String id, String description, CommandLine command) {}

    @FunctionalInterface
    private interface CommandLine {
        List<String> with(String markWord, List<String> options);
    }

    WorkerLauncher(
            WorkerSettings settings,
            WorkerMounts server,
            Function<String, HttpHandler> lambdaApi,
            DebuggedHandlers debugged,
            ScheduledExecutorService timer) {
        this.settings = settings;
        this.server = server;
        this.lambdaApi = lambdaApi;
        this.debugged = debugged;
        this.timer = timer;
    }

    /**
     * Starts a worker for an invocation.
     *
     * @throws CodeException when the code cannot be run
     * @throws IOException when no process can be started
     */
    Worker launch(Job job, Worker.Home home) throws IOException {
        CodeSnapshot snapshot = take(job.key);
        CodeBundle bundle = snapshot.bundle();
        try {
            return launch(job, home, bundle, snapshot);
        } catch (IOException | RuntimeException e) {
            snapshot.release();
            throw e;
        }
    }

    private Worker launch(Job job, Worker.Home home, CodeBundle bundle, CodeSnapshot snapshot) throws IOException {
        WorkerKey key = job.key;
        Runtime runtime = key.function().code() instanceof Code.NodeModule ? node(key, bundle) : java(key, bundle);
        String prefix = "/w/" + secret(SECRET_BYTES);
        WorkerAgent agent = agent(key, prefix + AGENT_PATH);
        Worker worker = new Worker(key, runtime.description(), agent, settings.initTimeout(), timer, home, job);
        DebugPort debugPort = debugPort(key.function(), worker);
        worker.debuggedAt(debugPort);
        String word = secret(16);
        RuntimeApi api = new RuntimeApi(prefix + "/runtime", worker);
        WorkerMounts.Mounted runtimeApi = server.mount(prefix + "/runtime", api);
        WorkerMounts.Mounted agentApi = server.mount(prefix + AGENT_PATH, agent);
        WorkerMounts.Mounted lambda = server.mount(prefix + "/lambda", lambdaApi.apply(prefix + "/lambda"));
        ProcessBuilder builder = new ProcessBuilder(runtime.command().with(word, debugPort.jvmOptions()));
        builder.directory(bundle.taskRoot().toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(WorkerEnvironment.of(
                        settings.hostEnvironment(),
                        key,
                        region(job.invocation.functionArn()),
                        runtime.id(),
                        bundle.taskRoot(),
                        runtimeApi.uri(),
                        lambda.uri()));
        home.starting(worker);
        try {
            Process process = builder.start();
            process.onExit().thenRun(snapshot::release);
            worker.attach(process, api, List.of(runtimeApi, agentApi, lambda), word);
        } catch (IOException e) {
            runtimeApi.close();
            agentApi.close();
            lambda.close();
            debugPort.close();
            home.gone(worker);
            throw e;
        }
        return worker;
    }

    private WorkerAgent agent(WorkerKey key, String prefix) {
        if (!settings.watched()) {
            return WorkerAgent.unwanted(prefix);
        }
        return key.function().code() instanceof Code.NodeModule
                ? WorkerAgent.impossible(
                        prefix,
                        "Handlers in Node.js have no agent: operations are seen at their" + " checkpoints only.")
                : WorkerAgent.expected(prefix);
    }

    private DebugPort debugPort(FunctionConfig function, Worker worker) throws CodeException, IOException {
        return function.development().debugged() && !(function.code() instanceof Code.NodeModule)
                ? DebugPort.at(debugged, debugged.open(function, worker::debuggerMoved))
                : DebugPort.NONE;
    }

    /** Copies of code that nobody runs any more are deleted; of what still runs, when its process has ended. */
    void close() {
        opened.values().forEach(each -> each.snapshot().retire());
        opened.clear();
    }

    private CodeSnapshot take(WorkerKey key) throws CodeException {
        synchronized (lock(key)) {
            CodeSnapshot snapshot = open(key).snapshot();
            snapshot.take();
            return snapshot;
        }
    }

    /** Code is copied once, and code that is being built and not at rest holds up no other. */
    private Object lock(WorkerKey key) {
        return locks.computeIfAbsent(key.function().code(), code -> new Object());
    }

    private Opened open(WorkerKey key) throws CodeException {
        synchronized (lock(key)) {
            return openAlone(key);
        }
    }

    private Opened openAlone(WorkerKey key) throws CodeException {
        Code code = key.function().code();
        Opened known = opened.get(code);
        if (known != null && known.state().equals(key.state())) {
            return known;
        }
        CodeBundle bundle = CodeBundle.open(code, settings.cacheDirectory());
        CodeSnapshot snapshot = CodeSnapshot.of(bundle, settings.cacheDirectory());
        Opened fresh;
        try {
            fresh = new Opened(key.state(), snapshot, HandlerDiscovery.of(snapshot.bundle()));
        } catch (CodeException | RuntimeException e) {
            snapshot.retire();
            throw e;
        }
        opened.put(code, fresh);
        if (known != null) {
            known.snapshot().retire();
        }
        return fresh;
    }

    private Runtime java(WorkerKey key, CodeBundle bundle) throws CodeException {
        JdkChoice choice = choose(key);
        String workerClassPath = WorkerClassPath.find();
        return new Runtime(
                "java" + choice.jdk().feature(),
                choice.why(),
                (word, options) -> WorkerCommand.java(
                        choice.jdk(),
                        key.function(),
                        Stream.concat(settings.jvmOptions().stream(), options.stream())
                                .toList(),
                        bundle,
                        word,
                        settings.watched(),
                        workerClassPath));
    }

    private JdkChoice choose(WorkerKey key) throws CodeException {
        HandlerDiscovery discovery = open(key).discovery();
        int needed = discovery
                .find(key.function().handler())
                .map(FoundHandler::majorVersion)
                .orElse(0);
        Path javaHome = key.function().javaHome();
        if (javaHome != null) {
            Jdk named = JdkFinder.at(javaHome, "named by the launch configuration")
                    .orElseThrow(() -> new CodeException("There is no JDK in " + javaHome
                            + ", which the launch configuration names. Correct it, or name none to have one chosen."));
            return JdkChoice.explicit(named, needed);
        }
        Map<String, String> environment = settings.hostEnvironment();
        List<Jdk> installed =
                new JdkFinder(settings.jdkHomes(), environment, Path.of(System.getProperty("user.home"))).find();
        return JdkChoice.choose(installed, needed, discovery.highestMajorVersion());
    }

    private Runtime node(WorkerKey key, CodeBundle bundle) throws IOException {
        Path node = NodeRuntime.find(settings.hostEnvironment());
        Path bootstrap = NodeRuntime.bootstrap(settings.cacheDirectory());
        return new Runtime(
                "nodejs",
                "Node.js (" + node + ")",
                (word, options) -> WorkerCommand.node(node, key.function(), bootstrap, word));
    }

    private String secret(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static String region(String functionArn) {
        String[] parts = functionArn.split(":");
        return parts.length > 3 && !parts[3].isEmpty() ? parts[3] : "us-east-1";
    }
}
