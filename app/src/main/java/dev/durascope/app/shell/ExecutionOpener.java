package dev.durascope.app.shell;

import dev.durascope.app.cloud.CloudModel;
import dev.durascope.app.feed.Background;
import dev.durascope.app.launch.Relaunch;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.recordings.OpenedRecording;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.SessionActions;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows executions in the window, wherever they are kept: with the engine, in a file, on AWS. At most one is shown, and
 * whatever has to do with that follows it.
 */
final class ExecutionOpener implements CloudModel.Display {

    /** The middle of the window. */
    interface Middle {
        /** An execution fills it. */
        void showExecution();

        /** None does any more. */
        void showOther();
    }

    private final WindowServices services;
    private final Background background;
    private final Notices notices;
    private final SessionActions actions;
    private final OpenExecution open;
    private final Relaunch relaunch;
    private final Runnable wake;
    private final Middle middle;
    private List<Consumer<@Nullable ExecutionSession>> followers = List.of();

    /**
     * @param actions what can be done to executions of the engine
     * @param wake is called on any thread when a session has something for the next frame
     */
    ExecutionOpener(
            WindowServices services,
            Background background,
            Notices notices,
            SessionActions actions,
            OpenExecution open,
            Relaunch relaunch,
            Runnable wake,
            Middle middle) {
        this.services = services;
        this.background = background;
        this.notices = notices;
        this.actions = actions;
        this.open = open;
        this.relaunch = relaunch;
        this.wake = wake;
        this.middle = middle;
    }

    /** Says who hears of the execution that is shown before its journal is read, and of {@code null} when none is any more. */
    void setFollowers(List<Consumer<@Nullable ExecutionSession>> hearers) {
        followers = List.copyOf(hearers);
    }

    /** Shows an execution of the engine. */
    void open(ExecutionArn arn) {
        ExecutionSession before = open.session();
        if (before != null && isShown(arn)) {
            middle.showExecution();
            relaunch.follow(before);
            return;
        }
        present(new ExecutionSession(arn, services.executions(), background, services.clock()), actions);
    }

    /** Shows an execution that was opened from a file. */
    void open(OpenedRecording recording) {
        if (isShown(recording)) {
            middle.showExecution();
            return;
        }
        // Its own service refuses whatever would change it, whatever the engine may have under the same ARN.
        present(
                new ExecutionSession(
                        recording.arn(), recording.executions(), background, services.clock(), recording.from()),
                new SessionActions(recording.executions(), background, notices));
    }

    /** Shows an execution that is followed on AWS. */
    @Override
    public void show(ExecutionSession session, SessionActions sessionActions) {
        if (session == open.session()) {
            middle.showExecution();
        } else {
            present(session, sessionActions);
        }
    }

    private void present(ExecutionSession session, SessionActions sessionActions) {
        session.setWake(wake);
        open.show(OpenSession.of(session, sessionActions, background, services.zone()));
        followers.forEach(each -> each.accept(session));
        session.load();
        relaunch.follow(session);
        middle.showExecution();
    }

    /** Whether an execution of the engine is shown. */
    boolean isShown(ExecutionArn arn) {
        ExecutionSession session = open.session();
        return session != null && session.isLocal() && session.arn().equals(arn);
    }

    /** Whether an execution that was opened from a file is shown. */
    boolean isShown(OpenedRecording recording) {
        ExecutionSession session = open.session();
        return session != null && recording.from() == session.file();
    }

    @Override
    public void close(ExecutionSession session) {
        if (session == open.session()) {
            close();
        }
    }

    /** Puts away what is shown. */
    void close() {
        open.close();
        followers.forEach(each -> each.accept(null));
        relaunch.follow(null);
        middle.showOther();
    }
}
