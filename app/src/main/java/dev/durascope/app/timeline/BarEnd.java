package dev.durascope.app.timeline;

import dev.durascope.app.session.Cursor;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.HistoryEvent;

/** The moment at which a bar ended. */
final class BarEnd {
    private BarEnd() {}

    /** Moves the cursor there; to now for a bar that has not ended. */
    static void show(TimelineModel model, OperationState state, Bar bar) {
        Cursor cursor = model.session().cursor();
        if (bar.open()) {
            cursor.toNow();
            return;
        }
        for (HistoryEvent event : model.session().events().of(state.id()).reversed()) {
            if (model.standing().micros(event.header().timestamp()) == bar.to()) {
                cursor.moveToEvent(event.header().eventId(), Cursor.Move.JUMP);
                return;
            }
        }
        cursor.moveToIndex(model.times().indexAt(bar.to()), Cursor.Move.JUMP);
    }
}
