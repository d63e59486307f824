package dev.durascope.app.executions;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** All executions, newest first. Asked anew only when one began, ended, was held or resumed. */
public final class ExecutionsModel {
    private final ExecutionService service;
    private final Background background;
    private final Notices notices;
    private final ObservableList<ExecutionSummary> rows = FXCollections.observableArrayList();
    private final List<Runnable> whenListed = new ArrayList<>();
    private boolean listed;
    private boolean asked;
    private boolean stale;

    /** Lists a service's executions; {@link #refresh} fills it. */
    public ExecutionsModel(ExecutionService service, Background background, Notices notices) {
        this.service = service;
        this.background = background;
        this.notices = notices;
    }

    /** The executions, newest first. */
    public ObservableList<ExecutionSummary> rows() {
        return rows;
    }

    /** The execution of an ARN, or {@code null}. */
    public @Nullable ExecutionSummary find(ExecutionArn arn) {
        for (ExecutionSummary row : rows) {
            if (row.arn().equals(arn)) {
                return row;
            }
        }
        return null;
    }

    /** Does something once the executions are known: now, or after the first answer. */
    public void whenListed(Runnable action) {
        if (listed) {
            action.run();
        } else {
            whenListed.add(action);
        }
    }

    /** Whether any execution has not ended. */
    public boolean anyRunning() {
        return rows.stream().anyMatch(row -> !row.status().isTerminal());
    }

    /** Asks for the executions; at most one question is under way. */
    public void refresh() {
        if (asked) {
            stale = true;
            return;
        }
        asked = true;
        background.run(text("executions.listing"), service::executions, this::answered, failure -> {
            asked = false;
            stale = false;
            notices.tell(Notice.problem(text("executions.notListed"), failure)
                    .with(new Notice.Act(text("executions.tryAgain"), this::refresh)));
        });
    }

    private void answered(List<ExecutionSummary> now) {
        asked = false;
        boolean same = now.size() == rows.size();
        for (int i = 0; same && i < now.size(); i++) {
            same = now.get(i).arn().equals(rows.get(i).arn());
        }
        if (!same) {
            rows.setAll(now);
        } else {
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(rows.get(i))) {
                    rows.set(i, now.get(i));
                }
            }
        }
        listed = true;
        whenListed.forEach(Runnable::run);
        whenListed.clear();
        if (stale) {
            stale = false;
            refresh();
        }
    }

    /** Looks through records for what changes the list. */
    public void arrived(List<JournalRecord> records) {
        for (JournalRecord record : records) {
            boolean changes = switch (record.entry()) {
                case JournalEntry.Event e ->
                    switch (e.event()) {
                        case HistoryEvent.ExecutionStarted s -> true;
                        case HistoryEvent.ExecutionSucceeded s -> true;
                        case HistoryEvent.ExecutionFailed s -> true;
                        case HistoryEvent.ExecutionTimedOut s -> true;
                        case HistoryEvent.ExecutionStopped s -> true;
                        default -> false;
                    };
                case JournalEntry.ExecutionHeld e -> true;
                case JournalEntry.ExecutionResumed e -> true;
                case JournalEntry.StartedByInvoke e -> true;
                default -> false;
            };
            if (changes) {
                refresh();
                return;
            }
        }
    }
}
