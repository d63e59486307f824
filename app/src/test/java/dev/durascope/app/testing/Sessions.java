package dev.durascope.app.testing;

import dev.durascope.app.session.ExecutionSession;
import java.time.InstantSource;

/** Sessions that take in a journal without a window. */
public final class Sessions {
    private Sessions() {}

    /** A session of a journal that takes nothing in yet; its clock stands where the journal was when it was read. */
    public static ExecutionSession of(Journals journal, FakeExecutions executions) {
        InstantSource clock = journal::now;
        return new ExecutionSession(journal.arn(), executions, new Inline(), clock);
    }

    /** Takes in what was written since the last call. */
    public static void take(ExecutionSession session, Journals journal) {
        session.arrived(journal.fresh());
        boolean more = true;
        while (more) {
            more = session.advance(1_000_000_000L);
        }
        session.askStanding();
    }
}
