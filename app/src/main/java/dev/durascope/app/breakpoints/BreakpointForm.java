package dev.durascope.app.breakpoints;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.MalformedException;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.PayloadCondition;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A breakpoint while it is typed: what is wrong is said at its field, at once. Needs no window. */
public final class BreakpointForm {
    private final String id;
    private final boolean enabled;
    private final @Nullable String operationId;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty subType = new SimpleStringProperty("");
    private final StringProperty attempt = new SimpleStringProperty("");
    private final StringProperty errorType = new SimpleStringProperty("");
    private final StringProperty payload = new SimpleStringProperty("");
    private final StringProperty hitCount = new SimpleStringProperty("1");
    private final ObjectProperty<@Nullable OperationType> type = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable OperationStatus> status = new SimpleObjectProperty<>();
    private final ObjectProperty<When> when = new SimpleObjectProperty<>(When.BEFORE);
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper attemptProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper errorTypeProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper payloadProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hitCountProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper impossible = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Breakpoint> result = new ReadOnlyObjectWrapper<>();

    /** A form for a breakpoint as it is. */
    public BreakpointForm(Breakpoint breakpoint) {
        Criteria c = breakpoint.criteria();
        id = breakpoint.id();
        enabled = breakpoint.enabled();
        operationId = c.operationId();
        name.set(c.name() == null ? "" : c.name().text());
        subType.set(c.subType() == null ? "" : c.subType());
        attempt.set(c.attempt() == null ? "" : c.attempt().toString());
        errorType.set(c.errorType() == null ? "" : c.errorType().text());
        payload.set(c.payload() == null ? "" : c.payload().text());
        hitCount.set(Integer.toString(breakpoint.hitCount()));
        type.set(c.type());
        status.set(c.status());
        when.set(breakpoint.when());
        for (Observable field : List.of(name, subType, attempt, errorType, payload, hitCount, type, status, when)) {
            field.addListener(o -> check());
        }
        check();
    }

    private interface Reading<T> {
        T read(String text) throws MalformedException;
    }

    private static <T> @Nullable T read(StringProperty field, ReadOnlyStringWrapper problem, Reading<T> reading) {
        String text = field.get();
        problem.set("");
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return reading.read(text);
        } catch (MalformedException e) {
            problem.set(text("breakpoints.form.atCharacter", e.offset() + 1, e.getMessage()));
            return null;
        }
    }

    private static Reading<Integer> count() {
        return text -> {
            try {
                int count = Integer.parseInt(text.strip());
                if (count >= 1) {
                    return count;
                }
            } catch (NumberFormatException e) {
                // Said below, as for a number that is too small.
            }
            throw MalformedException.at(0, text("breakpoints.form.wholeNumber"));
        };
    }

    private void check() {
        NamePattern namePattern = read(name, nameProblem, NamePattern::parse);
        Integer attemptNumber = read(attempt, attemptProblem, count());
        NamePattern errorPattern = read(errorType, errorTypeProblem, NamePattern::parse);
        PayloadCondition condition = read(payload, payloadProblem, PayloadCondition::parse);
        Integer hits = read(hitCount, hitCountProblem, count());
        boolean wrong = List.of(nameProblem, attemptProblem, errorTypeProblem, payloadProblem, hitCountProblem).stream()
                .anyMatch(problem -> !problem.get().isEmpty());
        if (wrong) {
            impossible.set("");
            result.set(null);
            return;
        }
        Breakpoint made = new Breakpoint(
                id,
                enabled,
                new Criteria(
                        namePattern,
                        operationId,
                        type.get(),
                        subType.get().isBlank() ? null : subType.get().strip(),
                        status.get(),
                        attemptNumber,
                        errorPattern,
                        condition),
                when.get(),
                hits == null ? 1 : hits);
        impossible.set(made.impossible()
                .map(why -> text("breakpoints.form.never", why))
                .orElse(""));
        result.set(made);
    }

    /** A glob, or a regular expression between slashes; empty for any name. */
    public StringProperty nameProperty() {
        return name;
    }

    /** An SDK's subtype; empty for any. */
    public StringProperty subTypeProperty() {
        return subType;
    }

    /** A number; empty for any. */
    public StringProperty attemptProperty() {
        return attempt;
    }

    /** As {@link #nameProperty}, of the error's type. */
    public StringProperty errorTypeProperty() {
        return errorType;
    }

    /** As {@link PayloadCondition#parse} reads it; empty for none. */
    public StringProperty payloadProperty() {
        return payload;
    }

    /** A number; empty for 1. */
    public StringProperty hitCountProperty() {
        return hitCount;
    }

    /** {@code null} for any. */
    public ObjectProperty<@Nullable OperationType> typeProperty() {
        return type;
    }

    /** {@code null} for any. */
    public ObjectProperty<@Nullable OperationStatus> statusProperty() {
        return status;
    }

    /** When it stops. */
    public ObjectProperty<When> whenProperty() {
        return when;
    }

    /** What is wrong with the name; empty for nothing. */
    public ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    /** What is wrong with the attempt; empty for nothing. */
    public ReadOnlyStringProperty attemptProblemProperty() {
        return attemptProblem.getReadOnlyProperty();
    }

    /** What is wrong with the error's type; empty for nothing. */
    public ReadOnlyStringProperty errorTypeProblemProperty() {
        return errorTypeProblem.getReadOnlyProperty();
    }

    /** What is wrong with the condition; empty for nothing. */
    public ReadOnlyStringProperty payloadProblemProperty() {
        return payloadProblem.getReadOnlyProperty();
    }

    /** What is wrong with the hit count; empty for nothing. */
    public ReadOnlyStringProperty hitCountProblemProperty() {
        return hitCountProblem.getReadOnlyProperty();
    }

    /** Why it can never hit; empty when it can. It can be set all the same. */
    public ReadOnlyStringProperty impossibleProperty() {
        return impossible.getReadOnlyProperty();
    }

    /** The breakpoint as typed; {@code null} while a field is wrong. */
    public ReadOnlyObjectProperty<@Nullable Breakpoint> resultProperty() {
        return result.getReadOnlyProperty();
    }
}
