package dev.durascope.app.cloud;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.cloud.AttachedExecution;
import dev.durascope.engine.cloud.CloudActions;
import dev.durascope.engine.cloud.CloudConnection;
import dev.durascope.engine.cloud.CloudSource;
import dev.durascope.engine.cloud.FollowListener;
import dev.durascope.engine.cloud.FollowStatus;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One execution that is followed, and the session that shows it. A journal that begins anew needs a new session; while an
 * execution is being read that happens with every page, so it is shown with its two ends, and then as a whole.
 */
final class CloudFollow implements AutoCloseable {

    /** Makes sessions and shows them. */
    interface Presenter {
        /** Makes a session of what has been read. */
        ExecutionSession make(AttachedExecution read);

        /** Shows it. */
        void show(ExecutionSession session, AttachedExecution read);
    }

    /** What was heard on the thread that follows. */
    private sealed interface Heard {
        record Rebuilt(List<JournalRecord> records) implements Heard {}

        record Appended(List<JournalRecord> records) implements Heard {}

        record Status(FollowStatus status) implements Heard {}
    }

    private final ExecutionArn arn;
    private final CloudActions actions;
    private final Presenter presenter;
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final CloudSource source;
    private final ReadOnlyObjectWrapper<@Nullable FollowStatus> status = new ReadOnlyObjectWrapper<>();
    private @Nullable List<JournalRecord> anew;
    private @Nullable AttachedExecution execution;
    private @Nullable ExecutionSession session;

    /**
     * Begins to follow.
     *
     * @param wake is called on any thread when {@link #frame} has work to do
     */
    CloudFollow(CloudConnection connection, ExecutionArn arn, Runnable wake, Presenter presenter) {
        this.arn = arn;
        this.actions = new CloudActions(connection);
        this.presenter = presenter;
        this.source = CloudSource.follow(connection, arn, true, new FollowListener() {
            @Override
            public void appended(List<JournalRecord> records) {
                heard.add(new Heard.Appended(records));
                wake.run();
            }

            @Override
            public void rebuilt(List<JournalRecord> records) {
                heard.add(new Heard.Rebuilt(records));
                wake.run();
            }

            @Override
            public void status(FollowStatus now) {
                heard.add(new Heard.Status(now));
                wake.run();
            }
        });
    }

    ExecutionArn arn() {
        return arn;
    }

    /** The session that shows it; {@code null} before anything of it was read. */
    @Nullable
    ExecutionSession session() {
        return session;
    }

    /** What has been read of it; there whenever the session is. */
    AttachedExecution read() {
        return Objects.requireNonNull(execution);
    }

    /** How the following stands; {@code null} before the first answer. */
    ReadOnlyObjectProperty<@Nullable FollowStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Ends the pause there is. */
    void askNow() {
        source.pollNow();
    }

    /** Takes in what was heard. */
    void frame() {
        for (Heard each = heard.poll(); each != null; each = heard.poll()) {
            switch (each) {
                case Heard.Rebuilt rebuilt -> anew = new ArrayList<>(rebuilt.records());
                case Heard.Appended appended -> append(appended.records());
                case Heard.Status told -> told(told.status());
            }
        }
    }

    private void append(List<JournalRecord> records) {
        if (anew != null) {
            anew.addAll(records);
        } else if (execution != null && session != null) {
            execution.append(records);
            session.arrived(records);
        }
    }

    private void told(FollowStatus now) {
        List<JournalRecord> fresh = anew;
        boolean whole = now.phase() == FollowStatus.Phase.LIVE || now.isOver();
        if (fresh != null && (session == null || whole)) {
            anew = null;
            ExecutionSession before = session;
            AttachedExecution read = new AttachedExecution(arn, actions, fresh, source::pollNow);
            execution = read;
            ExecutionSession next = presenter.make(read);
            if (before != null) {
                next.goOnFrom(before);
            }
            session = next;
            presenter.show(next, read);
        }
        if (session != null) {
            session.readUpTo(isReading(now) ? now.known() + now.missing() : 0);
        }
        status.set(now);
    }

    /** Whether what is missing is still fetched; what a service does not give, nobody waits for. */
    private static boolean isReading(FollowStatus now) {
        return now.missing() > 0
                && (now.phase() == FollowStatus.Phase.FILLING || now.phase() == FollowStatus.Phase.TROUBLED);
    }

    @Override
    public void close() {
        source.close();
    }
}
