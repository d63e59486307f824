package dev.durascope.engine.replay;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of what happened a history can give to a replay.
 *
 * @param gaps what it cannot give; empty when nothing is known to lack
 */
public record Fidelity(List<Gap> gaps) {

    /** A kind of gap, and a sentence about it. */
    public record Gap(Kind kind, String message) {}

    /** What may lack. */
    public enum Kind {
        /** Events are missing. */
        EVENTS,
        /** The history was read without its payloads. */
        DATA,
        /** The service cut payloads. */
        TRUNCATED,
        /** Events of types that are not known here. */
        UNKNOWN,
        /** It was recorded of a published version, which may not be the code at hand. */
        VERSION,
        /** No agent sees what the handler calls. */
        UNSEEN
    }

    public Fidelity {
        gaps = List.copyOf(gaps);
    }

    /** Whether nothing is known to lack. */
    public boolean isWhole() {
        return gaps.isEmpty();
    }

    /** The same with one gap more. */
    Fidelity with(Kind kind, String message) {
        List<Gap> more = new ArrayList<>(gaps);
        more.add(new Gap(kind, message));
        return new Fidelity(more);
    }

    static Fidelity of(ExecutionArn arn, ExecutionFacts facts, List<HistoryEvent> events, Set<String> cut) {
        Fidelity fidelity = new Fidelity(List.of());
        long missing = events.getLast().header().eventId() - events.size();
        if (missing > 0) {
            fidelity = fidelity.with(
                    Kind.EVENTS,
                    missing == 1
                            ? "One event is missing: what it told is not compared."
                            : missing + " events are missing: what they told is not compared.");
        }
        if (facts.input().truncated()) {
            fidelity = fidelity.with(
                    Kind.TRUNCATED, "The service cut the execution's input: the handler gets what is left of it.");
        }
        if (isWithoutData(events)) {
            fidelity = fidelity.with(
                    Kind.DATA,
                    "The history has no payloads: input and results are given as null. Read it with"
                            + " --include-execution-data.");
        }
        if (!cut.isEmpty()) {
            fidelity = fidelity.with(
                    Kind.TRUNCATED,
                    "The service cut " + (cut.size() == 1 ? "one result" : cut.size() + " results")
                            + ": given as null.");
        }
        long unknown = events.stream()
                .filter(event -> event instanceof HistoryEvent.Unknown)
                .count();
        if (unknown > 0) {
            fidelity = fidelity.with(
                    Kind.UNKNOWN,
                    (unknown == 1 ? "One event is" : unknown + " events are") + " of a type that is not known here.");
        }
        if (arn.qualifier().matches("[0-9]+")) {
            fidelity = fidelity.with(
                    Kind.VERSION,
                    "It was recorded of version " + arn.qualifier()
                            + "; whether this code is that version is not known.");
        }
        return fidelity;
    }

    /** {@code IncludeExecutionData=false} leaves out every payload; an execution whose every payload is null is rare. */
    private static boolean isWithoutData(List<HistoryEvent> events) {
        boolean results = false;
        for (HistoryEvent event : events) {
            String payload = payload(event);
            if (payload != null) {
                return false;
            }
            results |= event instanceof HistoryEvent.StepSucceeded
                    || event instanceof HistoryEvent.ExecutionSucceeded
                    || event instanceof HistoryEvent.ContextSucceeded;
        }
        return results;
    }

    private static @Nullable String payload(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.ExecutionStarted e -> e.input().payload();
            case HistoryEvent.ExecutionSucceeded e -> e.result().payload();
            case HistoryEvent.StepSucceeded e -> e.result().payload();
            case HistoryEvent.ContextSucceeded e -> e.result().payload();
            case HistoryEvent.CallbackSucceeded e -> e.result().payload();
            case HistoryEvent.ChainedInvokeSucceeded e -> e.result().payload();
            default -> null;
        };
    }
}
