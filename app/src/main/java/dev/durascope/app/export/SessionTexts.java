package dev.durascope.app.export;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.FromFile;
import dev.durascope.app.session.Position;
import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.export.SequenceMermaid;
import dev.durascope.engine.export.TreeMarkdown;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.json.ErrorObjectJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.json.OperationJson;
import dev.durascope.engine.json.TimestampForm;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.OperationType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What can be copied of a session, all of it as of its cursor. Called on the window's thread; what takes long is answered
 * as a recipe, which may be carried out on another.
 */
public final class SessionTexts {
    private final ExecutionSession session;

    /** The texts of a session. */
    public SessionTexts(ExecutionSession session) {
        this.session = session;
    }

    /** The moment that is shown: {@code order-4711@12}, or the name alone before the first event. */
    public String moment() {
        long event = session.cursor().eventId();
        String name = session.arn().name();
        return event == 0 ? name : new Position(name, event).toString();
    }

    /** The selected operation, or the execution's own; {@code null} when that had not begun. */
    public @Nullable OperationState selected() {
        String selected = session.selectedOperationProperty().get();
        return session.operation(selected == null ? session.arn().id() : selected);
    }

    /** What an operation came to: its result, else its error as JSON, else its input; {@code null} for none of them. */
    public @Nullable String value(OperationState state) {
        String result = state.operation().details().result();
        ErrorObject error = state.operation().details().error();
        String input = state.invoke() == null ? null : state.invoke().input().payload();
        ExecutionFacts facts = session.state().facts();
        if (state.operation().type() == OperationType.EXECUTION && facts != null) {
            result = facts.result() == null ? null : facts.result().payload();
            error = facts.error() == null ? facts.heldError() : facts.error();
            input = facts.input().payload();
        }
        if (result != null) {
            return result;
        }
        ErrorObject shown = error;
        return shown == null ? input : Json.pretty(g -> ErrorObjectJson.write(g, shown));
    }

    /** An operation as the API gives it, indented. */
    public String json(OperationState state) {
        return Json.pretty(g -> OperationJson.write(g, state.operation(), TimestampForm.ISO_8601));
    }

    /** The names from the execution down to an operation: {@code order-4711 / approve / approval}. */
    public String path(OperationState state) {
        Deque<String> names = new ArrayDeque<>();
        for (OperationState each = state; each != null; each = parent(each)) {
            names.addFirst(session.title(each));
        }
        return String.join(" / ", names);
    }

    private @Nullable OperationState parent(OperationState state) {
        if (state.operation().type() == OperationType.EXECUTION) {
            return null;
        }
        OperationState parent = session.operation(state.operation().parentId());
        return parent == null ? session.operation(session.arn().id()) : parent;
    }

    /** The history up to the moment shown, in the AWS CLI's form. */
    public Callable<String> history() {
        List<HistoryEvent> events = events();
        FromFile file = session.file();
        String others =
                file != null && events.size() == session.events().events().size() ? file.others() : null;
        return () -> HistoryJson.of(events, others) + "\n";
    }

    /** The tree as Markdown. */
    public Callable<String> tree() {
        TreeMarkdown tree = TreeMarkdown.of(session.state(), moment(), session::title);
        return tree::text;
    }

    /** The history up to the moment shown as a Mermaid sequence diagram. */
    public Callable<String> sequence() {
        List<HistoryEvent> events = events();
        String moment = moment();
        String function = session.arn().function();
        return () -> SequenceMermaid.of(events, moment, function);
    }

    private List<HistoryEvent> events() {
        return List.copyOf(session.events().events().subList(0, session.cursor().index() + 1));
    }
}
