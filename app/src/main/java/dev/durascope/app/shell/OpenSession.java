package dev.durascope.app.shell;

import dev.durascope.app.callbacks.CallbacksModel;
import dev.durascope.app.console.ConsoleModel;
import dev.durascope.app.feed.Background;
import dev.durascope.app.inspector.InspectorModel;
import dev.durascope.app.invocations.InvocationsModel;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.SessionActions;
import dev.durascope.app.timeline.TimelineModel;
import dev.durascope.app.tree.TreeProjection;
import java.time.ZoneId;

/** An open execution and the models of its panes. */
record OpenSession(
        ExecutionSession session,
        TreeProjection tree,
        InspectorModel inspector,
        InvocationsModel invocations,
        CallbacksModel callbacks,
        TimelineModel timeline,
        ConsoleModel console) {

    /** Makes the models of a session that has taken in nothing yet. */
    static OpenSession of(ExecutionSession session, SessionActions actions, Background background, ZoneId zone) {
        TreeProjection tree = new TreeProjection(session.arn().id());
        session.onChange(change -> tree.update(change.state(), change.operationIds()));
        return new OpenSession(
                session,
                tree,
                new InspectorModel(session, background, zone),
                new InvocationsModel(session),
                new CallbacksModel(session, actions),
                new TimelineModel(session, tree),
                new ConsoleModel(session));
    }
}
