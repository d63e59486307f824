package dev.durascope.app.timeline;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.app.tree.TreeProjection;

/** A timeline of a journal, without a window. */
final class DrawnTimeline {
    final Journals journal;
    final ExecutionSession session;
    final TreeProjection tree;
    final TimelineModel model;
    final Sight sight;

    DrawnTimeline(Journals journal) {
        this.journal = journal;
        session = Sessions.of(journal, new FakeExecutions());
        tree = new TreeProjection(session.arn().id());
        session.onChange(change -> tree.update(change.state(), change.operationIds()));
        model = new TimelineModel(session, tree);
        sight = new Sight(model);
        sight.resize(800, 240);
        take();
    }

    /** Takes in what was written since. */
    void take() {
        Sessions.take(session, journal);
        sight.refresh();
    }

    /** Draws what is in view. */
    RecordingPen draw() {
        RecordingPen pen =
                new RecordingPen(sight.geometry().width(), sight.geometry().height());
        TimelinePainter.paint(pen, sight.picture());
        return pen;
    }

    /** The pixel of a moment. */
    double x(long millis) {
        return sight.picture().x(millis * 1_000);
    }

    /** The middle of an operation's row. */
    double y(String operation) {
        Rows rows = sight.geometry().rows();
        return rows.y(model.rows().visibleIndex(operation)) + rows.height() / 2;
    }
}
