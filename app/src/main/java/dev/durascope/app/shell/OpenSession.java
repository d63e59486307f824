package dev.durascope.app.shell;

import dev.durascope.app.callbacks.CallbacksModel;
import dev.durascope.app.console.ConsoleModel;
import dev.durascope.app.feed.Background;
import dev.durascope.app.inspector.InspectorModel;
import dev.durascope.app.invocations.InvocationsModel;
import dev.durascope.app.search.SearchModel;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.SessionActions;
import dev.durascope.app.timeline.TimelineModel;
import dev.durascope.app.tree.TreeProjection;
import java.time.ZoneId;

/**
 * An open execution and the models of its panes.
 *
 * @param actions what can be done to it: to one that was opened from a file, nothing
 */
record OpenSession(
        ExecutionSession session,
        SessionActions actions,
        TreeProjection tree,
        SearchModel search,
        InspectorModel inspector,
        InvocationsModel invocations,
        CallbacksModel callbacks,
        TimelineModel timeline,
        ConsoleModel console) {

    /** Makes the models of a session that has taken in nothing yet. */
    static OpenSession of(ExecutionSession session, SessionActions actions, Background background, ZoneId zone) {
        TreeProjection tree = new TreeProjection(session.arn().id());
        session.onChange(change -> tree.update(change.state(), change.operationIds()));
        SearchModel search = new SearchModel(session, background, tree::order);
        TimelineModel timeline = new TimelineModel(session, tree);
        search.revisionProperty().addListener((o, before, now) -> {
            tree.mark(search.matches(), search.isFiltering());
            timeline.setMarked(search.matches());
        });
        return new OpenSession(
                session,
                actions,
                tree,
                search,
                new InspectorModel(session, background, zone),
                new InvocationsModel(session),
                new CallbacksModel(session, actions),
                timeline,
                new ConsoleModel(session));
    }
}
