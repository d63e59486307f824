package dev.durascope.app.fork;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.Lineage;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.replay.Comparison;
import dev.durascope.engine.replay.Comparison.Row;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A fork beside its original, as far as both have come. Follows the fork while it runs. Needs no window. */
public final class ComparisonModel {

    /** Where the journals of originals are found. Slow; called in the background. */
    @FunctionalInterface
    public interface Originals {
        /** The journal of an execution. @throws MissingOriginal when it is not here @throws Exception whose message says why there is none and what to do */
        List<JournalRecord> journal(ExecutionArn arn) throws Exception;
    }

    private record Compared(Comparison comparison, String explanation) {}

    private final ExecutionSession session;
    private final Lineage lineage;
    private final ExecutionArn original;
    private final Originals originals;
    private final Background background;
    private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper explanation = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper missing = new ReadOnlyBooleanWrapper();
    private final InvalidationListener moved = o -> review();
    private long compared;
    private long tookNanos;
    private boolean comparing;

    /** Compares what a session shows with what it was forked from. */
    public ComparisonModel(ExecutionSession session, Lineage lineage, Originals originals, Background background) {
        this.session = session;
        this.lineage = lineage;
        this.original = ExecutionArn.parse(lineage.sourceArn());
        this.originals = originals;
        this.background = background;
        session.revisionProperty().addListener(moved);
        review();
    }

    /** The original's name. */
    public String original() {
        return original.name();
    }

    /** The fork's name. */
    public String fork() {
        return session.arn().name();
    }

    /** What the fork is compared to be; {@code null} while nothing is known. */
    public ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** What may have made the fork fail: that the handler cannot read what was edited; empty for nothing of the kind. */
    public ReadOnlyStringProperty explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    /** Why they cannot be compared, and what to do; empty when they can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether they cannot be compared because the original is not here. */
    public ReadOnlyBooleanProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /** Selects what a row stands for, in the fork that is shown. */
    public void select(@Nullable Row row) {
        if (row != null && row.fork() != null) {
            session.selectedOperationProperty().set(row.fork().id());
        }
    }

    /** Ends following. */
    public void close() {
        session.revisionProperty().removeListener(moved);
    }

    /** All is compared anew, so a fork that grows is looked at for no more than half of the time. */
    private void review() {
        session.revisionProperty().get();
        long now = session.newest().position();
        if (comparing || now == compared) {
            return;
        }
        comparing = true;
        compared = now;
        ExecutionFacts facts = session.factsProperty().get();
        boolean ended = facts != null && facts.end() != null;
        ErrorObject error = facts == null ? null : facts.error();
        Callable<Recording> recording = session.recording();
        long pause = ended ? 0 : tookNanos;
        long begun = System.nanoTime();
        background.run(
                // Only the first is waited for; the next ones come by themselves, seldom enough.
                pause == 0 ? text("fork.comparison.task", original.name()) : "",
                () -> {
                    TimeUnit.NANOSECONDS.sleep(pause);
                    return compare(recording.call(), error);
                },
                come -> came(begun + pause, come, null),
                failure -> came(begun + pause, null, failure));
    }

    private void came(long begun, @Nullable Compared come, @Nullable Throwable why) {
        tookNanos = Math.max(0, System.nanoTime() - begun);
        comparing = false;
        missing.set(why instanceof MissingOriginal);
        problem.set(why == null ? "" : Notice.reason(why));
        if (come != null) {
            explanation.set(come.explanation());
            comparison.set(come.comparison());
        }
        review();
    }

    private Compared compare(Recording fork, @Nullable ErrorObject error) throws Exception {
        List<JournalRecord> before = originals.journal(original);
        Comparison both = Comparison.of(original, before, fork.arn(), fork.journal());
        return new Compared(both, error == null ? "" : explain(before, error));
    }

    private String explain(List<JournalRecord> before, ErrorObject error) {
        try {
            long position = ForkPlan.positionOf(before, lineage.atEvent());
            return ForkPlan.of(original, before, position, lineage.edits())
                    .explain(error)
                    .orElse("");
        } catch (LambdaFault e) {
            // An original that was read again from elsewhere may hold less than the one that was forked.
            return "";
        }
    }
}
