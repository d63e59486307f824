package dev.durascope.app.cli;

import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.invoke.WorkerSettings;
import dev.durascope.engine.time.TimeMode;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts the engine for a command. */
interface Engines {

    /**
     * What a command wants.
     *
     * @param port the port to serve on, 0 for any that is free
     * @param holdUnregisteredInvokes whether a chained invoke of a function that is not registered waits for an answer;
     *     else it fails at once, as on AWS
     * @param store the file to keep executions in; absent for memory
     */
    record Wish(
            String region,
            String account,
            TimeMode timeMode,
            int port,
            boolean holdUnregisteredInvokes,
            @Nullable Path store) {}

    /** An engine that runs. */
    interface Running extends AutoCloseable {

        ExecutionService executions();

        /** What holds executions. */
        Debugger debugger();

        /** Where AWS clients reach it. */
        URI endpoint();

        /** What they sign with. */
        Credentials credentials();

        @Override
        void close();
    }

    /** A directory for what must be unpacked before it can be read. */
    Path cache();

    /** How handlers' processes are run. */
    WorkerSettings workers();

    /**
     * Starts an engine. It is closed with this process at the latest.
     *
     * @throws BadInput when the port is in use or the store cannot be opened
     */
    Running start(Wish wish);
}
