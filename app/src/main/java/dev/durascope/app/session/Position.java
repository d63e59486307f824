package dev.durascope.app.session;

import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment of an execution that people can hand to each other: {@code order-4711@12}, the moment right after event 12.
 *
 * @param execution the execution's name, the last segment of its ARN, or its whole ARN
 * @param eventId the id of the last event that had happened; at least 1
 */
public record Position(String execution, long eventId) {
    private static final Pattern FORM = Pattern.compile("(\\S+)@([1-9][0-9]{0,17})");

    public Position {
        if (execution.isBlank() || eventId < 1) {
            throw new IllegalArgumentException("A position names an execution and an event from 1 on.");
        }
    }

    /** Reads {@code execution@event}; empty when the text has another form. */
    public static Optional<Position> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(new Position(form.group(1), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    /** The ARN that it names the execution by; {@code null} when it is only a name. */
    public @Nullable ExecutionArn arn() {
        try {
            return ExecutionArn.parse(execution);
        } catch (LambdaFault e) {
            return null;
        }
    }

    /** Whether it names this execution. */
    public boolean isIn(ExecutionArn arn) {
        return execution.equals(arn.name()) || execution.equals(arn.id()) || execution.equals(arn.toString());
    }

    /** {@code execution@event}. */
    @Override
    public String toString() {
        return execution + "@" + eventId;
    }
}
