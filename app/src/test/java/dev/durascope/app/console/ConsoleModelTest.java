package dev.durascope.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.OutputSource;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.cloud.CloudLogs;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
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
        private Consumer<CloudLogs.Output> found;
        private Consumer<Throwable> failed;

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
            found.accept(new CloudLogs.Output(
                    "group",
                    Stream.of(requestIds)
                            .map(id -> new CloudLogs.Line(
                                    Instant.EPOCH, new JournalEntry.ConsoleLine(id, ConsoleStream.STDOUT, "of " + id)))
                            .toList(),
                    unread,
                    unread.isEmpty() ? List.of() : List.of("It is cut.")));
        }
    }

    @Test
    void whatTheJournalDoesNotHoldIsReadOnDemandForTheInvocationsThatAreShown() {
        Kept kept = new Kept();
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
}
