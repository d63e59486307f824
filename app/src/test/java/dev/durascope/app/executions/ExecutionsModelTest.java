package dev.durascope.app.executions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.notice.Notices;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ExecutionsModelTest {
    private final FakeExecutions executions = new FakeExecutions();
    private final Notices notices = new Notices();
    private final ExecutionsModel model = new ExecutionsModel(executions, new Inline(), notices);
    private final Journals journal = new Journals(Journals.arn("f", "run"));

    private void put() {
        executions.put(journal, new ExecutionStanding(TimeMode.SKIP, ClockPace.REAL, false, List.of()));
    }

    @Test
    void anExecutionThatBeganIsListed() {
        journal.started("{}");
        put();
        model.arrived(journal.all());

        assertThat(model.rows()).extracting(row -> row.arn().name()).containsExactly("run");
        assertThat(model.anyRunning()).isTrue();
        assertThat(model.find(journal.arn())).isNotNull();
    }

    @Test
    void onlyTheRowThatChangedIsReplaced() {
        journal.started("{}");
        put();
        model.refresh();
        List<String> changes = new ArrayList<>();
        model.rows().addListener((ListChangeListener<Object>) change -> {
            while (change.next()) {
                changes.add(change.getFrom() + "-" + change.getTo());
            }
        });
        journal.invoked().succeeded("1");
        put();
        model.arrived(journal.all());

        assertThat(changes).containsExactly("0-1");
        assertThat(model.rows().getFirst().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(model.anyRunning()).isFalse();
    }

    @Test
    void whatChangesNoExecutionAsksNothing() {
        journal.started("{}");
        put();
        journal.step("a", "a").out("x");
        model.arrived(journal.fresh());

        assertThat(model.rows()).isEmpty();
    }

    @Test
    void aHeldExecutionIsShownAsHeld() {
        journal.started("{}").invoked().crashed("E", "e").held(5, ErrorObject.of("E", "e"));
        put();
        model.refresh();

        assertThat(model.rows().getFirst().held()).isTrue();
    }
}
