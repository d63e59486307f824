package dev.durascope.app.session;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutionStanding;
import javafx.beans.InvalidationListener;

/**
 * Lets time pass over all that a plan names. The handler goes on after each deadline, so the next one is fired only
 * when the execution has come to rest again; what the handler begins to wait for meanwhile is passed over when it is
 * due before the plan's end.
 */
final class TimeSkipper {
    /** How many refusals in a row are taken for a handler at work. */
    private static final int PATIENCE = 3;

    private final ExecutionSession session;
    private final ExecutionService service;
    private final Background background;
    private final Notices notices;
    private final SkipPlan plan;
    private final InvalidationListener rested = o -> next();
    private boolean firing;
    private int refusals;

    TimeSkipper(
            ExecutionSession session, ExecutionService service, Background background, Notices notices, SkipPlan plan) {
        this.session = session;
        this.service = service;
        this.background = background;
        this.notices = notices;
        this.plan = plan;
    }

    void begin() {
        session.standingProperty().addListener(rested);
        next();
    }

    private void next() {
        ExecutionStanding standing = session.standingProperty().get();
        if (firing || standing == null) {
            return;
        }
        if (!plan.isOpenIn(standing)) {
            end();
            notices.tell(Notice.information(text("session.skip.passed", plan.words())));
        } else if (!standing.invocationRunning()) {
            firing = true;
            background.run("", () -> service.fireNextTimer(session.arn()), jumped -> fired(), this::refused);
        }
    }

    private void fired() {
        firing = false;
        refusals = 0;
        session.askStanding();
    }

    /** A handler that was resumed between question and jump refuses the jump; it will rest again. */
    private void refused(Throwable why) {
        firing = false;
        refusals++;
        if (refusals == PATIENCE) {
            end();
            notices.problem(text("session.skip.notAll"), why);
        } else {
            session.askStanding();
        }
    }

    private void end() {
        session.standingProperty().removeListener(rested);
    }
}
