package dev.durascope.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.OutputSource;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.cloud.CloudLogs;
import dev.durascope.engine.cloud.FetchedOutput;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleModelTest {
    private final Journals journal = new Journals(Journals.arn("f", "run"));
    private final ExecutionSession session = Sessions.of(journal, new FakeExecutions());
    private final ConsoleModel model = new ConsoleModel(session);

    @Test
    void aLineBelongsToTheInvocationThatPrintedIt() {
        journal.started("{}").invoked().out("one").returned("PENDING").invoked().err("two");
        Sessions.take(session, journal);

        assertThat(model.rows()).extracting(ConsoleRow::invocation).containsExactly(1, 2);
        assertThat(model.rows())
                .extracting(ConsoleRow::stream)
                .containsExactly(ConsoleStream.STDOUT, ConsoleStream.STDERR);
        assertThat(model.invocations()).containsExactly(1, 2);
    }

    @Test
    void theFilterShowsOneInvocationAndGoesOnDoingSo() {
        journal.started("{}").invoked().out("one").returned("PENDING").invoked().out("two");
        Sessions.take(session, journal);
        model.filterProperty().set(2);
        assertThat(model.rows()).extracting(ConsoleRow::text).containsExactly("two");

        journal.out("three").returned("PENDING").invoked().out("four");
        Sessions.take(session, journal);
        assertThat(model.rows()).extracting(ConsoleRow::text).containsExactly("two", "three");

        model.filterProperty().set(ConsoleModel.ALL);
        assertThat(model.rows()).hasSize(4);
    }

    /** Answers what it is told to, when it is told to. */
    private static final class Kept implements OutputSource {
        private final List<List<String>> asked = new ArrayList<>();
        private final FetchedOutput fetched;
        private Consumer<CloudLogs.Output> found;
        private Consumer<Throwable> failed;

        Kept(FetchedOutput fetched) {
            this.fetched = fetched;
        }

        @Override
        public FetchedOutput fetched() {
            return fetched;
        }

        @Override
        public void read(
                List<CloudLogs.Invocation> invocations,
                Consumer<CloudLogs.Output> hearsOutput,
                Consumer<Throwable> hearsFailure) {
            asked.add(invocations.stream().map(CloudLogs.Invocation::requestId).toList());
            found = hearsOutput;
            failed = hearsFailure;
        }

        void answer(Set<String> unread, String... requestIds) {
            CloudLogs.Output output = new CloudLogs.Output(
                    "group", lines(requestIds), unread, unread.isEmpty() ? List.of() : List.of("It is cut."));
            fetched.keep(output);
            found.accept(output);
        }
    }

    @Test
    void whatTheJournalDoesNotHoldIsReadOnDemandForTheInvocationsThatAreShown() {
        Kept kept = new Kept(new FetchedOutput());
        session.keepsOutputIn(kept);
        ConsoleModel attached = new ConsoleModel(session);
        OutputFetch fetch = attached.fetch();
        assertThat(fetch.obstacleProperty().get()).startsWith("No invocation that is shown has ended yet");

        journal.started("{}")
                .invoked()
                .returned("PENDING")
                .invoked()
                .returned("PENDING")
                .invoked()
                .returned("PENDING");
        Sessions.take(session, journal);
        List<String> ids = CloudLogs.invocations(journal.all()).stream()
                .map(CloudLogs.Invocation::requestId)
                .toList();
        assertThat(fetch.obstacleProperty().get()).isEmpty();
        attached.filterProperty().set(2);
        fetch.read();
        assertThat(fetch.obstacleProperty().get()).isEqualTo("The output is being read.");
        kept.answer(Set.of(), ids.get(1));
        assertThat(attached.rows()).extracting(ConsoleRow::text).containsExactly("of " + ids.get(1));
        assertThat(fetch.obstacleProperty().get()).isEqualTo("All of the output that is shown was read.");

        attached.filterProperty().set(ConsoleModel.ALL);
        fetch.read();
        kept.answer(Set.of(ids.get(2)), ids.get(0), ids.get(2));
        assertThat(attached.rows()).extracting(ConsoleRow::invocation).containsExactly(1, 2, 3);
        assertThat(fetch.toldProperty().get().words()).isEqualTo("It is cut.");
        fetch.read();
        kept.failed.accept(new IllegalStateException("No way."));
        assertThat(attached.rows()).hasSize(3);
        assertThat(fetch.toldProperty().get().words()).isEqualTo("The output could not be read. No way.");
        fetch.read();
        kept.answer(Set.of(), ids.get(2));

        assertThat(kept.asked)
                .containsExactly(
                        List.of(ids.get(1)), List.of(ids.get(0), ids.get(2)), List.of(ids.get(2)), List.of(ids.get(2)));
        assertThat(attached.rows()).extracting(ConsoleRow::invocation).containsExactly(1, 2, 3);
        assertThat(fetch.toldProperty().get().words()).isEmpty();
    }

    /** As AWS tells it: an invocation when it has ended. */
    private static void completed(Journals of, int count) {
        of.started("{}");
        for (int i = 0; i < count; i++) {
            of.completed("request-" + i);
        }
    }

    @Test
    void whatWasReadIsThereWhenAnotherSessionShowsTheExecution() {
        FetchedOutput fetched = new FetchedOutput();
        fetched.keep(new CloudLogs.Output("group", lines("request-0", "request-1"), Set.of("request-1"), List.of()));
        Kept kept = new Kept(fetched);
        session.keepsOutputIn(kept);
        ConsoleModel attached = new ConsoleModel(session);

        completed(journal, 3);
        Sessions.take(session, journal);

        assertThat(attached.rows()).extracting(ConsoleRow::invocation).containsExactly(1, 2);
        attached.fetch().read();
        assertThat(kept.asked).containsExactly(List.of("request-1", "request-2"));
    }

    @Test
    void aRecordingOfAnAttachedExecutionShowsWhatWasRead() throws Exception {
        FetchedOutput fetched = new FetchedOutput();
        fetched.keep(new CloudLogs.Output("group", lines("request-1"), Set.of(), List.of()));
        session.keepsOutputIn(new Kept(fetched));
        completed(journal, 2);
        FakeExecutions executions = new FakeExecutions();
        executions.put(journal, new ExecutionStanding(TimeMode.REAL, ClockPace.REAL, false, List.of()));
        ExecutionSession saved = Sessions.of(journal, executions);
        saved.keepsOutputIn(new Kept(fetched));
        Recording recording = saved.recording().call();

        ExecutionSession reopened = Sessions.of(journal, new FakeExecutions());
        ConsoleModel console = new ConsoleModel(reopened);
        reopened.arrived(recording.journal());
        while (reopened.advance(Long.MAX_VALUE / 2)) {}

        assertThat(recording.journal()).extracting(JournalRecord::position).containsExactly(1L, 2L, 3L, 4L);
        assertThat(console.rows()).extracting(ConsoleRow::text).containsExactly("of request-1");
        assertThat(console.rows()).extracting(ConsoleRow::invocation).containsExactly(2);
    }

    private static List<CloudLogs.Line> lines(String... requestIds) {
        return Stream.of(requestIds)
                .map(id -> new CloudLogs.Line(
                        Instant.EPOCH, new JournalEntry.ConsoleLine(id, ConsoleStream.STDOUT, "of " + id)))
                .toList();
    }
}
