package dev.durascope.app.breakpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.notice.Notices;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.NoControl;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.HoldScope;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.OperationType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakpointsModelTest {
    private final Debugger debugger = NoControl.debugger();
    private final Inline background = new Inline();
    private final List<Breakpoints> kept = new ArrayList<>();
    private final BreakpointsModel model = new BreakpointsModel(
            debugger,
            (function, breakpoints) -> {
                assertThat(function).isEqualTo("f");
                kept.add(breakpoints);
            },
            background,
            new Notices());

    private static Breakpoint on(String id) {
        return new Breakpoint(id, true, Criteria.ANY, When.BEFORE, 1);
    }

    @Test
    void everyChangeTakesEffectAndIsKept() {
        model.follow("f");
        model.put(on("1"));
        model.put(on("2"));
        model.put(on("1").enabled(false));
        model.mute(true);
        model.holdAll(true);
        model.remove(on("2"));

        Breakpoints now = new Breakpoints(List.of(on("1").enabled(false)), true, HoldScope.EXECUTION);
        assertThat(debugger.breakpoints("f")).isEqualTo(now);
        assertThat(kept).hasSize(6).last().isEqualTo(now);
        assertThat(model.mutedProperty().get()).isTrue();
        assertThat(model.holdingAllProperty().get()).isTrue();
    }

    @Test
    void whatIsTypedQuicklyIsKeptOnceAndAtTheLatestWhenTheWindowCloses() {
        model.follow("f");
        background.hold();
        model.put(on("1"));
        model.put(on("1").enabled(false));
        assertThat(kept).isEmpty();
        model.close();
        assertThat(kept).containsExactly(Breakpoints.of(on("1").enabled(false)));
        background.release();
        assertThat(kept).hasSize(1);
    }

    @Test
    void anotherFunctionsBreakpointsAreItsOwn() {
        model.follow("f");
        model.put(on("1"));
        model.mute(true);
        model.follow("g");
        assertThat(model.all()).isEmpty();
        assertThat(model.mutedProperty().get()).isFalse();
        model.follow("f");
        assertThat(model.all()).containsExactly(on("1"));
        assertThat(model.mutedProperty().get()).isTrue();
        model.follow(null);
        model.put(on("lost"));
        assertThat(kept).hasSize(2);
    }

    @Test
    void anEventMakesABreakpointForItsOperationMomentAndAttempt() throws Exception {
        Journals journal = new Journals(Journals.arn("f", "e"))
                .started("{}")
                .invoked()
                .step("s", "charge")
                .stepFailed("s", 1, ErrorObject.of("Declined", "no"), 2)
                .returned("PENDING")
                .invoked()
                .again("s")
                .stepSucceeded("s", 2, "1");
        ExecutionSession session = Sessions.of(journal, new FakeExecutions());
        Sessions.take(session, journal);
        model.follow("f");

        assertThat(at(session, 1)).as("ExecutionStarted").isNull();
        assertThat(at(session, 2)).isEqualTo(step(1, When.BEFORE));
        assertThat(at(session, 3)).isEqualTo(step(1, When.ON_FAILURE));
        assertThat(at(session, 4)).isEqualTo(new Breakpoint("", true, Criteria.ANY, When.ON_SUSPENSION, 1));
        assertThat(at(session, 5)).isEqualTo(step(2, When.BEFORE));
        assertThat(at(session, 6)).isEqualTo(step(2, When.AFTER));

        int before = model.all().size();
        at(session, 6);
        assertThat(model.all()).as("there is one already").hasSize(before);
    }

    /** Breaks at an event and tells what was shown, without its id. */
    private Breakpoint at(ExecutionSession session, long eventId) {
        HistoryEvent event = session.events().events().get((int) eventId - 1);
        assertThat(event.header().eventId()).isEqualTo(eventId);
        model.select(session, event);
        if (!model.breakableProperty().get()) {
            return null;
        }
        model.breakHere();
        Breakpoint shown = model.shownProperty().get();
        return new Breakpoint("", shown.enabled(), shown.criteria(), shown.when(), shown.hitCount());
    }

    private static Breakpoint step(int attempt, When when) throws Exception {
        Criteria criteria =
                new Criteria(NamePattern.parse("charge"), null, OperationType.STEP, null, null, attempt, null, null);
        return new Breakpoint("", true, criteria, when, 1);
    }
}
