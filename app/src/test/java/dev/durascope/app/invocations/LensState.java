package dev.durascope.app.invocations;

import dev.durascope.app.session.ExecutionSession;
import java.util.ArrayList;
import java.util.List;

/** What the lens shows of every invocation, as a value that can be compared. */
public final class LensState {
    private LensState() {}

    /** What it shows at the moment of a session's cursor. */
    public static List<Object> of(ExecutionSession session, InvocationsModel model) {
        List<Object> all = new ArrayList<>();
        for (var invocation : model.rows()) {
            Lens lens = Lens.of(session, invocation);
            all.add(lens);
            all.add(lens.cause(session) + ", " + lens.ended(session));
            all.add(Lens.between(session, model.rows().getFirst(), invocation));
        }
        return all;
    }
}
