package dev.durascope.app.session;

import dev.durascope.engine.cloud.CloudLogs;
import dev.durascope.engine.cloud.FetchedOutput;
import java.util.List;
import java.util.function.Consumer;

/** Where what invocations printed is kept, for an execution whose journal does not hold it. */
public interface OutputSource {

    /** What was read so far. */
    FetchedOutput fetched();

    /**
     * Reads what invocations printed, away from the window's thread, and then calls one of the two on it; what was found is
     * {@linkplain #fetched kept} by then.
     *
     * @param failed hears why nothing could be had
     */
    void read(List<CloudLogs.Invocation> invocations, Consumer<CloudLogs.Output> found, Consumer<Throwable> failed);
}
