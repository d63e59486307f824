package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.executions.ExecutionsModel;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.recordings.OpenedRecording;
import dev.durascope.app.recordings.RecordingsModel;
import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Places;
import dev.durascope.app.session.Position;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** Going through the time of the open execution, and back to where the user has been. */
final class Travel {
    private final ExecutionsModel executions;
    private final Notices notices;
    private final RecordingsModel recordings;
    private final Opener opener;
    private final Places places = new Places();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoOn = new ReadOnlyBooleanWrapper();
    private @Nullable ExecutionSession session;
    private boolean returning;
    private @Nullable Arrival expected;

    /** What is done when an execution is shown that takes its time to come. */
    private record Arrival(ExecutionArn execution, Consumer<ExecutionSession> action) {}

    /** Shows executions. */
    interface Opener {
        /** Shows one of the engine, or of the function that is attached, which is shown when it has been read. */
        void open(ExecutionArn arn);

        /** Whether an execution belongs to the function that is attached. */
        boolean isAttached(ExecutionArn arn);

        /** Shows one that was opened from a file. */
        void open(OpenedRecording recording);
    }

    Travel(ExecutionsModel executions, RecordingsModel recordings, Notices notices, Opener opener) {
        this.executions = executions;
        this.recordings = recordings;
        this.notices = notices;
        this.opener = opener;
    }

    /** Where the user has been. */
    Places places() {
        return places;
    }

    /** Whether there is a moment before the one shown. */
    ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    /** Whether there is a moment after the one shown. */
    ReadOnlyBooleanProperty canGoOnProperty() {
        return canGoOn.getReadOnlyProperty();
    }

    /** Goes through the time of another execution from now on. */
    void follow(@Nullable ExecutionSession opened) {
        session = opened;
        review();
        Arrival arrival = expected;
        expected = null;
        if (opened == null) {
            return;
        }
        opened.revisionProperty().addListener(o -> review());
        opened.cursor().onMove(this::moved);
        opened.selectedOperationProperty().addListener((o, before, now) -> places.selected(now));
        if (arrival != null && arrival.execution().equals(opened.arn())) {
            arrival.action().accept(opened);
        } else if (!returning && !opened.isContinuation()) {
            places.came(here(opened), Cursor.Move.JUMP);
        }
    }

    /** Forgets an execution that is gone. @param file the file it was read from; absent for one of the engine */
    void forget(ExecutionArn arn, @Nullable Path file) {
        places.forget(arn, file);
    }

    private static Places.Place here(ExecutionSession session) {
        long event = session.cursor().isAtNow() ? 0 : session.cursor().eventId();
        return new Places.Place(
                session.arn(),
                file(session),
                event,
                session.selectedOperationProperty().get());
    }

    private static @Nullable Path file(ExecutionSession session) {
        return session.file() == null ? null : session.file().file();
    }

    private void moved(Cursor.Move move) {
        if (session != null && !returning) {
            places.came(here(session), move);
        }
        review();
    }

    private void review() {
        if (session != null) {
            session.revisionProperty().get();
        }
        canGoBack.set(session != null && session.cursor().index() > 0);
        canGoOn.set(session != null && !session.cursor().isAtNow());
    }

    /** Moves the cursor of the open execution; does nothing when none is open. */
    void move(Consumer<Cursor> how) {
        if (session != null) {
            how.accept(session.cursor());
        }
    }

    /** Goes to the next or the previous event of the selected operation. */
    void alongSelected(boolean forward) {
        String selected =
                session == null ? null : session.selectedOperationProperty().get();
        if (session == null || selected == null) {
            return;
        }
        if (forward) {
            session.cursor().nextEventOf(selected);
        } else {
            session.cursor().previousEventOf(selected);
        }
    }

    /** The moment shown, to hand to others; {@code null} when there is none. */
    @Nullable
    Position position() {
        return session == null || session.cursor().eventId() == 0
                ? null
                : new Position(session.arn().name(), session.cursor().eventId());
    }

    /** Goes to where the user was before. */
    void back() {
        goTo(places.back());
    }

    /** Goes to where the user went back from. */
    void forward() {
        goTo(places.forward());
    }

    private void goTo(Places.@Nullable Place place) {
        if (place == null) {
            return;
        }
        returning = true;
        OpenedRecording recording = place.file() == null ? null : recordings.find(place.file());
        if (recording != null) {
            opener.open(recording);
        } else if (place.file() == null) {
            opener.open(place.execution());
        }
        if (session != null && place.isIn(session.arn(), file(session))) {
            returnTo(session, place);
        } else if (place.file() == null) {
            expected = new Arrival(place.execution(), arrived -> returnTo(arrived, place));
        }
        returning = false;
    }

    private void returnTo(ExecutionSession to, Places.Place place) {
        returning = true;
        to.goTo(place.eventId(), () -> {});
        to.selectedOperationProperty().set(place.operationId());
        returning = false;
    }

    /** Goes to a moment of this or another execution; the newest one counts where several have the name. */
    void goTo(Position position) {
        ExecutionSession open = session;
        if (open != null && position.isIn(open.arn())) {
            go(open, position);
            return;
        }
        executions.whenListed(() -> findAndGo(position));
    }

    private void findAndGo(Position position) {
        for (ExecutionSummary each : executions.rows()) {
            if (position.isIn(each.arn())) {
                opener.open(each.arn());
                if (session != null) {
                    go(session, position);
                }
                return;
            }
        }
        OpenedRecording recording = recordings.find(position);
        if (recording != null) {
            opener.open(recording);
            if (session != null) {
                go(session, position);
            }
            return;
        }
        ExecutionArn elsewhere = position.arn();
        if (elsewhere != null && opener.isAttached(elsewhere)) {
            opener.open(elsewhere);
            if (session != null && session.arn().equals(elsewhere)) {
                go(session, position);
            } else {
                expected = new Arrival(elsewhere, arrived -> go(arrived, position));
            }
            return;
        }
        if (elsewhere != null) {
            notices.tell(Notice.problem(text("shell.travel.elsewhere", elsewhere.name(), elsewhere.function())));
            return;
        }
        notices.tell(Notice.problem(text("shell.travel.nowhere", position.execution())));
    }

    private void go(ExecutionSession to, Position position) {
        to.goTo(position.eventId(), () -> notices.tell(Notice.problem(absent(to, position.eventId()))));
    }

    private static String absent(ExecutionSession in, long eventId) {
        List<HistoryEvent> events = in.events().events();
        String name = in.arn().name();
        return !events.isEmpty() && events.getLast().header().eventId() > eventId
                ? text("shell.travel.notRead", eventId, name)
                : text("shell.travel.noEvent", eventId, name, events.size());
    }
}
