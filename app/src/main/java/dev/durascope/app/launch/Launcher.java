package dev.durascope.app.launch;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.time.TimeMode;
import java.time.LocalDateTime;

/** Starts executions of functions, which it registers first. Slow; called in the background. */
final class Launcher {
    private final ExecutionService service;

    Launcher(ExecutionService service) {
        this.service = service;
    }

    ExecutionService service() {
        return service;
    }

    /**
     * Starts an execution under a name of its own.
     *
     * @throws dev.durascope.engine.model.LambdaFault when the engine refuses it
     */
    ExecutionArn start(FunctionConfig function, String event, TimeMode mode) {
        service.functions().register(function);
        String name = RunName.of(function.name(), LocalDateTime.now());
        return service.start(new StartRequest(function.name(), "$LATEST", name, event, mode, null));
    }
}
