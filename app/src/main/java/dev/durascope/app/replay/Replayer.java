package dev.durascope.app.replay;

import dev.durascope.engine.replay.DeterminismReport;
import dev.durascope.engine.replay.Replay;
import java.io.IOException;

/** Carries replays out. Slow; called in the background. */
@FunctionalInterface
public interface Replayer {

    /**
     * Carries a replay out.
     *
     * @throws IOException when the handler cannot be served
     * @throws InterruptedException when the thread is interrupted; the handler's process is ended
     */
    DeterminismReport replay(Replay replay) throws IOException, InterruptedException;
}
