package dev.durascope.engine.replay;

import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.WorkerSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a handler against a recorded execution, and tells every place where the two part, not only the first. */
public final class Replay {
    /** Lines of a handler's output that are kept. */
    private static final int OUTPUT_LINES = 1_000;

    /** How much of the execution is gone through. */
    public enum Extent {
        /** The handler runs against the state that the execution ended in. */
        END_STATE,
        /** The handler runs against the state after each of its invocations, from the first on. */
        INVOCATIONS
    }

    /** What makes two divergences one, which the state after every later invocation shows again. */
    private record Place(
            Divergence.Kind kind,
            @Nullable String recorded,
            @Nullable String called,
            String message) {
        static Place of(Divergence divergence) {
            return new Place(
                    divergence.kind(),
                    divergence.recorded() == null ? null : divergence.recorded().id(),
                    divergence.called() == null ? null : divergence.called().operationId(),
                    divergence.message());
        }
    }

    private final Recorded recorded;
    private final Extent extent;
    private final FunctionConfig function;
    private final boolean bodies;
    private final Duration patience;

    /**
     * @param function the handler to hold against it; its code is in a jar, a zip, a directory or a Node.js module
     * @param bodies whether the code of steps that have no outcome in the history may run
     * @param patience how long one run of the handler may take
     */
    public Replay(Recorded recorded, Extent extent, FunctionConfig function, boolean bodies, Duration patience) {
        this.recorded = recorded;
        this.extent = extent;
        this.function = function;
        this.bodies = bodies;
        this.patience = patience;
    }

    /** What {@link #run} will do. */
    public Ledger ledger() {
        return Ledger.of(
                recorded, function.handler(), bodies, extent == Extent.INVOCATIONS ? recorded.invocationCount() : 0);
    }

    /**
     * Replays.
     *
     * @param workers how the handler's process is run
     * @throws IOException when the handler cannot be served
     * @throws InterruptedException when the thread is interrupted; the handler's process is ended
     */
    public DeterminismReport run(WorkerSettings workers) throws IOException, InterruptedException {
        List<Recorded> states = extent == Extent.INVOCATIONS ? recorded.invocations() : List.of();
        try (ReplayRunner runner = new ReplayRunner(workers, function, bodies, patience)) {
            if (states.isEmpty()) {
                return replay(recorded, runner);
            }
            List<DeterminismReport> reports = new ArrayList<>();
            for (Recorded state : states) {
                reports.add(replay(state, runner));
            }
            return together(reports);
        }
    }

    private DeterminismReport replay(Recorded state, ReplayRunner runner) throws InterruptedException {
        return new StateReplay(state, function, bodies, patience).run(runner);
    }

    private DeterminismReport together(List<DeterminismReport> reports) {
        Map<Place, Divergence> divergences = new LinkedHashMap<>();
        List<String> output = new ArrayList<>();
        int runs = 0;
        for (int i = 0; i < reports.size(); i++) {
            for (Divergence divergence : reports.get(i).divergences()) {
                divergences.putIfAbsent(Place.of(divergence), divergence.seenIn(i + 1));
            }
            reports.get(i).output().stream().limit(OUTPUT_LINES - output.size()).forEach(output::add);
            runs += reports.get(i).runs();
        }
        DeterminismReport last = reports.getLast();
        return new DeterminismReport(
                last.arn(),
                ledger(),
                last.fidelity(),
                List.copyOf(divergences.values()),
                last.compared(),
                last.notReached(),
                last.supposed(),
                unfinished(reports).orElse(null),
                runs,
                output);
    }

    /** Of the first invocation that could not be gone through. */
    private static Optional<String> unfinished(List<DeterminismReport> reports) {
        for (int i = 0; i < reports.size(); i++) {
            String why = reports.get(i).unfinished();
            if (why != null) {
                return Optional.of("After invocation " + (i + 1) + ": " + why);
            }
        }
        return Optional.empty();
    }
}
