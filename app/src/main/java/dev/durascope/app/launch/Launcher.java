package dev.durascope.app.launch;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ForkRequest;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.time.TimeMode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Starts executions of functions, which it registers first, with what they invoke. Slow; called in the background. */
public final class Launcher {
    private final ExecutionService service;
    private final DebuggedHandlers debugged;
    private final JarReader reader;
    private final Map<String, FunctionConfig> beside = new ConcurrentHashMap<>();

    /**
     * Starts on a service.
     *
     * @param reader says what a function's code wants registered beside it
     */
    public Launcher(ExecutionService service, DebuggedHandlers debugged, JarReader reader) {
        this.service = service;
        this.debugged = debugged;
        this.reader = reader;
    }

    ExecutionService service() {
        return service;
    }

    /**
     * Starts an execution under a name of its own.
     *
     * @throws dev.durascope.engine.model.LambdaFault when the engine refuses it
     * @throws Exception when its code cannot be read, or when it is to be debugged and no debugger could attach; the
     *     message says why
     */
    ExecutionArn start(FunctionConfig function, String event, TimeMode mode) throws Exception {
        return start(function, List.of(), event, mode);
    }

    /**
     * The same with what it may invoke.
     *
     * @param others functions that are registered beside it, unless somebody has one of that name registered otherwise
     * @throws dev.durascope.engine.model.LambdaFault as above
     * @throws Exception as above
     */
    ExecutionArn start(FunctionConfig function, List<FunctionConfig> others, String event, TimeMode mode)
            throws Exception {
        if (function.development().debugged()) {
            debugged.check(function);
        }
        registerBeside(function, others);
        register(function);
        String name = RunName.of(function.name(), LocalDateTime.now());
        return service.start(new StartRequest(function.name(), "$LATEST", name, event, mode, null));
    }

    /**
     * Begins a fork, under a name that the engine makes of the original's.
     *
     * @throws dev.durascope.engine.model.LambdaFault when the engine refuses it
     * @throws Exception when its code cannot be read; the message says why
     */
    public ExecutionArn fork(FunctionConfig function, ForkPlan plan, TimeMode mode) throws Exception {
        register(function);
        return service.fork(new ForkRequest(plan, function.name(), null, mode));
    }

    /** Registers functions of a template, anew where it was this that did so before: the template may be another now. */
    void registerBeside(FunctionConfig function, List<FunctionConfig> others) {
        for (FunctionConfig other : others) {
            FunctionConfig registered = service.functions().find(other.name()).orElse(null);
            if (!other.name().equals(function.name())
                    && (registered == null || registered.equals(beside.get(other.name())))) {
                beside.put(other.name(), other);
                service.functions().register(other);
            }
        }
    }

    boolean isRegistered(FunctionConfig function) {
        return service.functions().find(function.name()).isPresent();
    }

    /** Registers a function anew as its template says now. Returns whether it was registered as that said before. */
    boolean change(TemplateChange change) {
        String name = change.before().name();
        FunctionConfig registered =
                service.functions().find(name).filter(change::isOf).orElse(null);
        if (registered == null) {
            return false;
        }
        FunctionConfig now = change.over(registered);
        beside.replace(name, registered, now);
        service.functions().register(now);
        return true;
    }

    private void register(FunctionConfig function) throws Exception {
        service.functions().register(function);
        for (FunctionConfig companion : reader.companions(function)) {
            // A function of that name from elsewhere is somebody's choice, and stays.
            if (service.functions()
                    .find(companion.name())
                    .map(registered -> registered.code().equals(companion.code()))
                    .orElse(true)) {
                service.functions().register(companion);
            }
        }
    }
}
