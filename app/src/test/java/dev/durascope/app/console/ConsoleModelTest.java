package dev.durascope.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
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
}
