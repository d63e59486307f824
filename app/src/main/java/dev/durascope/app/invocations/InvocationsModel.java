package dev.durascope.app.invocations;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.JournalEntry.InvocationCause;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The invocations of an execution, each row replaced only when it changed. */
public final class InvocationsModel {
    private final ObservableList<InvocationState> rows = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();

    /** Follows a session. */
    public InvocationsModel(ExecutionSession session) {
        session.onChange(change -> {
            update(change.state().invocations());
            revision.set(revision.get() + 1);
        });
        update(session.state().invocations());
    }

    /** The invocations, first one first. */
    public ObservableList<InvocationState> rows() {
        return rows;
    }

    /** Grows when an invocation, or anything that one did, may have changed. */
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    private void update(List<InvocationState> now) {
        if (rows.size() > now.size()) {
            rows.remove(now.size(), rows.size());
        }
        for (int i = 0; i < now.size(); i++) {
            if (i == rows.size()) {
                rows.addAll(now.subList(i, now.size()));
                return;
            }
            if (!rows.get(i).equals(now.get(i))) {
                rows.set(i, now.get(i));
            }
        }
    }

    /** Why an invocation began, in words. */
    public static String cause(InvocationCause cause) {
        return switch (cause) {
            case STARTED -> text("invocations.cause.started");
            case RESUMED -> text("invocations.cause.resumed");
            case RETRIED -> text("invocations.cause.retry");
            case RECOVERED -> text("invocations.cause.recovered");
            case FORKED -> text("invocations.cause.fork");
        };
    }

    /** How an invocation stands, in words. */
    public static String status(InvocationState invocation) {
        if (invocation.isRunning()) {
            return text("invocations.status.running");
        }
        String status = invocation.status();
        return switch (status == null ? "" : status) {
            case "SUCCEEDED" -> text("invocations.status.succeeded");
            case "FAILED" -> text("invocations.status.failed");
            case "PENDING" -> text("invocations.status.suspended");
            case "ERROR" -> text("invocations.status.error");
            case "DISCARDED" -> text("invocations.status.discarded");
            default ->
                invocation.error() == null ? text("invocations.status.completed") : text("invocations.status.error");
        };
    }
}
