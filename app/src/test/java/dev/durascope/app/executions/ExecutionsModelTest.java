package dev.durascope.app.executions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.feed.Background;
import dev.durascope.app.feed.CancelledException;
import dev.durascope.app.notice.Notice;
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
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
    void listingIsNamedAndWhatWasCancelledIsAskedAgainWhenTheUserSaysSo() {
        journal.started("{}");
        put();
        List<String> named = new ArrayList<>();
        List<Consumer<Throwable>> cancels = new ArrayList<>();
        Inline inline = new Inline();
        Background background = new Background() {
            @Override
            public <T> Running run(String what, Telling<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
                named.add(what);
                cancels.add(failed);
                return cancels.size() == 1 ? () -> {} : inline.run(what, work, done, failed);
            }

            @Override
            public <T> Running runShown(
                    String what, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
                return inline.runShown(what, work, done, failed);
            }
        };
        ExecutionsModel listed = new ExecutionsModel(executions, background, notices);
        listed.refresh();
        listed.refresh();
        assertThat(named).containsExactly("Listing the executions");

        cancels.getFirst().accept(new CancelledException(named.getFirst()));
        Notice notice = notices.told().getFirst().notice();
        assertThat(notice.text()).isEqualTo("Listing the executions was cancelled.");
        assertThat(named)
                .as("nothing is asked that the user has just cancelled")
                .hasSize(1);

        notice.acts().getFirst().action().run();
        assertThat(listed.rows()).extracting(row -> row.arn().name()).containsExactly("run");
    }

    @Test
    void aHeldExecutionIsShownAsHeld() {
        journal.started("{}").invoked().crashed("E", "e").held(5, ErrorObject.of("E", "e"));
        put();
        model.refresh();

        assertThat(model.rows().getFirst().held()).isTrue();
    }
}
