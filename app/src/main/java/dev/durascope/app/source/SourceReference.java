package dev.durascope.app.source;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.Sightings;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.model.OperationType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation stands in the handler's source, or why that is not known.
 *
 * @param label such as {@code OrderProcessor.java:42}; empty when there is nothing to say
 * @param explanation class and method, or why no more is known, in a sentence
 * @param place what to open; absent when it is not known
 */
public record SourceReference(
        String label, String explanation, @Nullable SourceLocation place) {
    /** Nothing is selected that has a line of its own. */
    static final SourceReference NONE = new SourceReference("", text("source.none"), null);

    /** The reference of an operation. */
    static SourceReference of(ExecutionSession session, @Nullable String operationId) {
        ExecutionState state = session.newest();
        OperationState operation = operationId == null ? null : state.operation(operationId);
        if (operation == null || operation.operation().type() == OperationType.EXECUTION) {
            return NONE;
        }
        SourceLocation own = state.calledAt(operation.id());
        if (own != null) {
            return at(own, "");
        }
        for (String id = operation.operation().parentId(); id != null; id = parent(state, id)) {
            SourceLocation enclosing = state.calledAt(id);
            OperationState around = state.operation(id);
            if (enclosing != null && around != null) {
                return at(enclosing, "\n" + text("source.line.inside", session.title(around)));
            }
        }
        return new SourceReference("", whyUnknown(state, operation.id()), null);
    }

    private static @Nullable String parent(ExecutionState state, String id) {
        OperationState operation = state.operation(id);
        return operation == null ? null : operation.operation().parentId();
    }

    private static SourceReference at(SourceLocation place, String more) {
        String where = place.className() + "." + place.method();
        if (place.line() == null) {
            return new SourceReference(place.label(), where + "\n" + text("source.line.notCompiled") + more, place);
        }
        return new SourceReference(place.label(), where + more, place);
    }

    private static String whyUnknown(ExecutionState state, String operationId) {
        List<InvocationState> invocations = state.invocations();
        String blindness = null;
        boolean watched = false;
        for (InvocationState invocation : invocations) {
            Sightings sightings = state.sightings(invocation.number());
            if (sightings.sees()) {
                watched = true;
                if (sightings.operations().stream()
                        .anyMatch(seen -> seen.operationId().equals(operationId))) {
                    return text("source.bySdk");
                }
            } else if (sightings.blindness() != null) {
                blindness = sightings.blindness();
            }
        }
        if (watched) {
            return text("source.notYetCalled");
        }
        return blindness != null ? text("source.unknown", blindness) : text("source.unwatched");
    }
}
