package dev.durascope.app.invocations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.history.InvocationState;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationsModelTest {

    @Test
    void aRowIsReplacedOnlyWhenItChanged() {
        Journals journal = new Journals(Journals.arn("f", "run"));
        ExecutionSession session = Sessions.of(journal, new FakeExecutions());
        InvocationsModel model = new InvocationsModel(session);
        journal.started("{}").invoked().checkpoint(10).returned("PENDING");
        Sessions.take(session, journal);
        InvocationState first = model.rows().getFirst();
        journal.pass(1000).invoked();
        Sessions.take(session, journal);

        assertThat(model.rows()).hasSize(2);
        assertThat(model.rows().getFirst()).isSameAs(first);
        assertThat(first.checkpoints()).isEqualTo(1);
        assertThat(List.of(
                        InvocationsModel.status(model.rows().get(0)),
                        InvocationsModel.status(model.rows().get(1))))
                .containsExactly("Suspended", "Running");
        assertThat(InvocationsModel.cause(model.rows().get(1).cause())).isEqualTo("resumed");
    }
}
