package dev.durascope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.callbacks.CallbacksModel;
import dev.durascope.app.callbacks.PendingCard;
import dev.durascope.app.feed.Background;
import dev.durascope.app.inspector.InspectorModel;
import dev.durascope.app.invocations.InvocationsModel;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.search.SearchModel;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.RandomRun;
import dev.durascope.app.tree.OperationRow;
import dev.durascope.app.tree.TreeProjection;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever the cursor is, every pane shows what it would show had the journal ended there. */
class TravelTest {
    private static final List<String> SOUGHT = List.of(
            "",
            "step1",
            "again",
            "done status:succeeded",
            "status:open",
            "status:failed",
            "type:step,context",
            "request-2",
            "iteration");

    /** How many random journals each of the blocks below goes through. */
    private static final int JOURNALS = 500;

    /** A session, and the panes' models over it. */
    private static final class Panes {
        final ExecutionSession session;
        final TreeProjection tree;
        final ObservableList<OperationRow> mirror = FXCollections.observableArrayList();
        final InvocationsModel invocations;
        final CallbacksModel callbacks;
        final SearchModel search;

        Panes(Journals journal) {
            Background background = new Inline();
            FakeExecutions executions = new FakeExecutions();
            session = new ExecutionSession(journal.arn(), executions, background, journal::now);
            tree = new TreeProjection(journal.arn().id());
            session.onChange(change -> tree.update(change.state(), change.operationIds()));
            tree.addListener((ListChangeListener<OperationRow>) this::mirror);
            invocations = new InvocationsModel(session);
            callbacks = new CallbacksModel(session, new SessionActions(executions, background, new Notices()));
            new InspectorModel(session, background, ZoneOffset.UTC);
            search = new SearchModel(session, background, tree::order);
            search.revisionProperty()
                    .addListener((o, before, now) -> tree.mark(search.matches(), search.isFiltering()));
        }

        /** What a listener that trusts the changes alone would see. */
        private void mirror(ListChangeListener.Change<? extends OperationRow> change) {
            while (change.next()) {
                if (change.wasRemoved()) {
                    mirror.remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
                }
                if (change.wasAdded()) {
                    mirror.addAll(change.getFrom(), change.getAddedSubList());
                }
            }
        }

        void take(List<JournalRecord> records) {
            session.arrived(records);
            boolean more = true;
            while (more) {
                more = session.advance(1_000_000_000L);
            }
        }

        List<String> rows() {
            return tree.stream()
                    .map(row -> "-".repeat(row.depth()) + row.id() + " " + session.title(row.state()))
                    .toList();
        }

        List<OperationState> states() {
            return tree.stream().map(OperationRow::state).toList();
        }

        void seek(String typed, boolean only) {
            search.typedProperty().set(typed);
            search.onlyMatchesProperty().set(only);
        }

        /** The ids of the events found up to the moment shown. */
        List<Long> found() {
            return search.events().stream()
                    .filter(event -> !session.cursor().isFuture(event))
                    .map(event -> event.header().eventId())
                    .toList();
        }

        List<String> cards() {
            return callbacks.cards().stream()
                    .map(PendingCard::operationId)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void everyPaneShowsTheMomentOfTheCursor(int block) {
        for (int seed = block * JOURNALS; seed < (block + 1) * JOURNALS; seed++) {
            Random random = new Random(seed);
            Journals journal = RandomRun.of(random, 10 + random.nextInt(90));
            List<JournalRecord> recording = journal.all();
            Panes live = new Panes(journal);
            int arrived = 0;
            for (int i = 0; i < 8; i++) {
                int more = Math.min(recording.size() - arrived, random.nextInt(1 + recording.size() / 2));
                live.take(recording.subList(arrived, arrived + more));
                arrived += more;
                if (random.nextInt(3) == 0) {
                    live.seek(SOUGHT.get(random.nextInt(SOUGHT.size())), random.nextBoolean());
                }
                move(live.session.cursor(), random, arrived);
                compare(live, recording, arrived, "seed " + seed + ", move " + i);
            }
            assertThat(journal.all()).isEqualTo(recording);
        }
    }

    private static void move(Cursor cursor, Random random, int arrived) {
        switch (random.nextInt(8)) {
            case 0 -> cursor.toFirst();
            case 1 -> cursor.toNow();
            case 2 -> cursor.nextEvent();
            case 3 -> cursor.previousEvent();
            case 4 -> cursor.nextInvocation();
            case 5 -> cursor.previousInvocation();
            default -> cursor.moveTo(1 + random.nextInt(arrived + 1), Cursor.Move.JUMP);
        }
    }

    private static void compare(Panes live, List<JournalRecord> recording, int arrived, String when) {
        int at = (int) live.session.cursor().positionProperty().get();
        assertThat(at).as(when).isBetween(0, arrived);
        Journals same = new Journals(live.session.arn());
        Panes fresh = new Panes(same);
        fresh.seek(
                live.search.typedProperty().get(),
                live.search.onlyMatchesProperty().get());
        fresh.take(recording.subList(0, at));

        assertThat(live.rows()).as(when).isEqualTo(fresh.rows());
        assertThat(live.states()).as(when).isEqualTo(fresh.states());
        assertThat(live.mirror).as(when).isEqualTo(live.tree);
        assertThat(IntStream.range(0, live.tree.size())
                        .map(i -> live.tree.visibleIndex(live.tree.get(i).id())))
                .as(when)
                .containsExactlyElementsOf(
                        IntStream.range(0, live.tree.size()).boxed().toList());
        assertThat(live.invocations.rows()).as(when).isEqualTo(fresh.invocations.rows());
        assertThat(live.search.matches()).as(when).isEqualTo(fresh.search.matches());
        assertThat(live.tree.order(live.search.matches())).as(when).isEqualTo(fresh.tree.order(fresh.search.matches()));
        assertThat(live.found()).as(when).isEqualTo(fresh.found());
        assertThat(live.cards()).as(when).isEqualTo(fresh.cards());
        assertThat(live.session.state().facts())
                .as(when)
                .isEqualTo(fresh.session.state().facts());
        assertThat(live.session.state().lastEventId())
                .as(when)
                .isEqualTo(fresh.session.state().lastEventId());
        List<String> statuses = new ArrayList<>();
        for (OperationState state : fresh.states()) {
            statuses.add(SessionStatus.of(fresh.session, state).toString());
        }
        assertThat(live.states().stream()
                        .map(state -> SessionStatus.of(live.session, state).toString()))
                .as(when)
                .isEqualTo(statuses);
    }
}
