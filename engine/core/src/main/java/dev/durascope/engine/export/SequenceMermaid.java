package dev.durascope.engine.export;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.RetryDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A history as a Mermaid sequence diagram: who calls whom, and when. The caller, the function, the functions it invokes
 * and, where there are callbacks, the world outside take part; invocations are activations, waits are notes. It shows at
 * most 400 events, for Mermaid draws texts of up to 50,000 characters; the others are counted at its end.
 */
public final class SequenceMermaid {
    private static final int MOST_EVENTS = 400;
    private static final int MOST_LABEL = 80;

    /** Events that only a handler at work can have written. */
    private static final Set<Class<?>> BY_HANDLER = Set.of(
            HistoryEvent.ContextStarted.class,
            HistoryEvent.ContextSucceeded.class,
            HistoryEvent.ContextFailed.class,
            HistoryEvent.StepStarted.class,
            HistoryEvent.StepSucceeded.class,
            HistoryEvent.StepFailed.class,
            HistoryEvent.WaitStarted.class,
            HistoryEvent.CallbackStarted.class,
            HistoryEvent.ChainedInvokeStarted.class);

    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> functions = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> invoked = new HashMap<>();
    private final Map<String, Instant> started = new LinkedHashMap<>();
    private boolean outside;
    private boolean active;
    private int invocations;

    private SequenceMermaid() {}

    /**
     * The diagram of a history.
     *
     * @param events from the first event on, up to the moment to be shown
     * @param head its title: the moment that it is of
     * @param function what the function is called
     */
    public static String of(List<HistoryEvent> events, String head, String function) {
        SequenceMermaid diagram = new SequenceMermaid();
        int shown = Math.min(events.size(), MOST_EVENTS);
        events.subList(0, shown).forEach(diagram::add);
        diagram.end(events.size() - shown);
        return diagram.text(head, function);
    }

    private String text(String head, String function) {
        StringBuilder text = new StringBuilder("sequenceDiagram\n");
        text.append("    title ").append(label(head)).append('\n');
        text.append("    participant caller as Caller\n");
        text.append("    participant fn as ").append(label(function)).append('\n');
        functions.forEach((name, id) -> text.append("    participant ")
                .append(id)
                .append(" as ")
                .append(label(name))
                .append('\n'));
        if (outside) {
            text.append("    participant world as Outside\n");
        }
        return text.append(body).toString();
    }

    private void add(HistoryEvent event) {
        String id = event.header().id();
        if (id != null && event.header().name() != null) {
            names.put(id, event.header().name());
        }
        if (BY_HANDLER.contains(event.getClass())) {
            activate();
        }
        switch (event) {
            case HistoryEvent.ExecutionStarted e -> arrow("caller", "->>", "fn", "start " + called(e));
            case HistoryEvent.ExecutionSucceeded e -> arrow("fn", "-->>", "caller", "succeeded");
            case HistoryEvent.ExecutionFailed e -> arrow("fn", "--x", "caller", "failed" + because(e.error()));
            case HistoryEvent.ExecutionTimedOut e -> arrow("fn", "--x", "caller", "timed out" + because(e.error()));
            case HistoryEvent.ExecutionStopped e -> arrow("fn", "--x", "caller", "stopped" + because(e.error()));
            case HistoryEvent.ContextStarted e -> note(kind(e, "context") + " " + called(e) + " begins");
            case HistoryEvent.ContextSucceeded e -> {}
            case HistoryEvent.ContextFailed e -> note(called(e) + " failed" + because(e.error()));
            case HistoryEvent.WaitStarted e ->
                note("waits " + Spans.of(Duration.ofSeconds(e.durationSeconds())) + ": " + called(e));
            case HistoryEvent.WaitSucceeded e -> {}
            case HistoryEvent.WaitCancelled e -> note(called(e) + " cancelled" + because(e.error()));
            case HistoryEvent.StepStarted e ->
                started.put(String.valueOf(id), e.header().timestamp());
            case HistoryEvent.StepSucceeded e -> arrow("fn", "->>", "fn", "step " + called(e) + step(e, e.retry()));
            case HistoryEvent.StepFailed e ->
                arrow("fn", "-x", "fn", "step " + called(e) + " failed" + because(e.error()) + step(e, e.retry()));
            case HistoryEvent.ChainedInvokeStarted e -> {
                String function = functions.computeIfAbsent(e.functionName(), f -> "f" + (functions.size() + 1));
                invoked.put(String.valueOf(id), function);
                arrow("fn", "->>", function, "invoke " + called(e));
            }
            case HistoryEvent.ChainedInvokeSucceeded e -> answer(e, "-->>", "");
            case HistoryEvent.ChainedInvokeFailed e -> answer(e, "--x", " failed" + because(e.error()));
            case HistoryEvent.ChainedInvokeTimedOut e -> answer(e, "--x", " timed out" + because(e.error()));
            case HistoryEvent.ChainedInvokeStopped e -> answer(e, "--x", " stopped" + because(e.error()));
            case HistoryEvent.CallbackStarted e -> outside("fn", "-)", "world", "callback " + called(e));
            case HistoryEvent.CallbackSucceeded e -> outside("world", "-->>", "fn", "callback " + called(e));
            case HistoryEvent.CallbackFailed e ->
                outside("world", "--x", "fn", "callback " + called(e) + " failed" + because(e.error()));
            case HistoryEvent.CallbackTimedOut e -> note("callback " + called(e) + " timed out" + because(e.error()));
            case HistoryEvent.InvocationCompleted e -> completed(e);
            case HistoryEvent.Unknown e -> note(e.eventType() + " (not known here)");
        }
    }

    private void activate() {
        if (!active) {
            active = true;
            line("activate fn");
            note("invocation " + ++invocations);
        }
    }

    private void completed(HistoryEvent.InvocationCompleted e) {
        activate();
        if (e.error() != null) {
            note("invocation failed" + because(e.error()));
        }
        active = false;
        line("deactivate fn");
    }

    private void end(int left) {
        started.forEach((id, at) -> note("step " + names.getOrDefault(id, id) + " is running"));
        if (active) {
            line("deactivate fn");
        }
        if (left > 0) {
            note("… " + left + " more events");
        }
    }

    private String step(HistoryEvent event, RetryDetails retry) {
        Instant start = started.remove(String.valueOf(event.header().id()));
        String took = start == null
                ? ""
                : " (" + Spans.of(Duration.between(start, event.header().timestamp())) + ")";
        Integer delay = retry.nextAttemptDelaySeconds();
        return took + (delay == null ? "" : ", again in " + Spans.of(Duration.ofSeconds(delay)));
    }

    private void answer(HistoryEvent event, String arrow, String how) {
        String function = invoked.get(String.valueOf(event.header().id()));
        String what = "invoke " + called(event) + how;
        if (function == null) {
            note(what);
        } else {
            arrow(function, arrow, "fn", what);
        }
    }

    private void outside(String from, String arrow, String to, String what) {
        outside = true;
        arrow(from, arrow, to, what);
    }

    private void arrow(String from, String arrow, String to, String what) {
        line(from + arrow + to + ": " + label(what));
    }

    private void note(String what) {
        line("Note over fn: " + label(what));
    }

    private void line(String line) {
        body.append("    ").append(line).append('\n');
    }

    private String called(HistoryEvent event) {
        String id = event.header().id();
        return id == null ? "" : names.getOrDefault(id, id);
    }

    private static String kind(HistoryEvent event, String otherwise) {
        return Objects.requireNonNullElse(event.header().subType(), otherwise);
    }

    private static String because(@Nullable EventError error) {
        ErrorObject object = error == null ? null : error.payload();
        if (object == null || object.errorType() == null && object.errorMessage() == null) {
            return "";
        }
        return ": " + (object.errorType() == null ? object.errorMessage() : object.errorType());
    }

    /**
     * The text so that Mermaid takes it for text, on one line and not too long. What its grammar or the HTML it makes
     * would read otherwise is written as an entity; {@code style} and {@code classDef} too, for Mermaid takes the
     * entities out of a line with these words before it reads it.
     */
    static String label(String text) {
        String line = Cut.oneLine(text);
        String cut = Cut.to(line, MOST_LABEL);
        StringBuilder label = new StringBuilder();
        cut.codePoints().forEach(c -> {
            if ("#;%<>&$\\\"`{}".indexOf(c) >= 0) {
                label.append('#').append(c).append(';');
            } else {
                label.appendCodePoint(c);
            }
        });
        return label.toString().replace("style", "st#121;le").replace("classDef", "cl#97;ssDef");
    }
}
