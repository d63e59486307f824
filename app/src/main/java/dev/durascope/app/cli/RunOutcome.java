package dev.durascope.app.cli;

import dev.durascope.app.text.Durations;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a run came out.
 *
 * @param state the newest state
 * @param waitingFor what only the outside world can give, a line each; empty unless the run ended for want of it
 * @param held whether the execution, or one that it invoked, is held
 * @param outOfTime the {@code --timeout} that passed; absent when it did not
 */
record RunOutcome(
        ExecutionArn arn,
        ExecutionState state,
        List<String> waitingFor,
        boolean held,
        @Nullable Duration outOfTime) {

    ExecutionFacts facts() {
        return Objects.requireNonNull(state.facts());
    }

    int exitCode() {
        return switch (facts().status()) {
            case SUCCEEDED -> ExitCode.SUCCEEDED;
            case FAILED, TIMED_OUT, STOPPED -> ExitCode.FAILED;
            case RUNNING -> held || waitingFor.isEmpty() ? ExitCode.FAILED : ExitCode.WAITING;
        };
    }

    /** Says how it came out: the result on standard output, or all of it as a document, and what went wrong on standard error. */
    void report(Shell shell, boolean json, List<HistoryEvent> events) {
        if (json) {
            shell.out().println(RunDocument.of(this, events));
        } else {
            print(shell.out());
        }
        shell.out().flush();
        complaints().forEach(shell::say);
    }

    /** How it came out, and its result. */
    void print(PrintStream out) {
        out.println(RunDocument.summary(this));
        if (facts().status() == ExecutionStatus.SUCCEEDED) {
            out.println(RunDocument.readable(facts().result()));
        }
    }

    /** What is to be said on standard error; empty when the execution succeeded. */
    List<String> complaints() {
        List<String> lines = new ArrayList<>();
        ErrorObject error = facts().error();
        String why = error == null ? "" : ": " + Words.error(error);
        switch (facts().status()) {
            case SUCCEEDED -> {}
            case FAILED -> lines.add("the execution failed" + why);
            case TIMED_OUT -> lines.add("the execution timed out" + why);
            case STOPPED ->
                lines.add(
                        outOfTime == null
                                ? "the execution was stopped" + why
                                : "the execution was stopped: --timeout " + Durations.taken(outOfTime) + " passed");
            case RUNNING -> {
                lines.addAll(waitingFor);
                if (held) {
                    lines.add(heldLine());
                }
            }
        }
        return lines;
    }

    private String heldLine() {
        ErrorObject last = facts().heldError();
        return last == null
                ? "an execution that was invoked is held after too many failed invocations in a row"
                : "the execution is held after " + facts().failures() + " failed invocations in a row, the last with "
                        + Words.error(last);
    }
}
