package dev.durascope.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.feed.Background;
import dev.durascope.app.feed.CancelledException;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.model.ErrorObject;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class InspectorModelTest {
    private final Journals journal = new Journals(Journals.arn("f", "run"));
    private final ExecutionSession session = Sessions.of(journal, new FakeExecutions());
    private final Inline background = new Inline();
    private final InspectorModel model = new InspectorModel(session, background, ZoneOffset.UTC);

    private Inspection shown() {
        return model.inspectionProperty().get();
    }

    private String field(String name) {
        return shown().fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst()
                .orElse(null);
    }

    @Test
    void withoutASelectionTheExecutionIsShown() {
        journal.started("{\"a\":1}").invoked();
        Sessions.take(session, journal);

        assertThat(shown().title()).isEqualTo("run");
        assertThat(model.input().documentProperty().get().text()).isEqualTo("{\"a\":1}");
        assertThat(model.result().documentProperty().get()).isNull();
        assertThat(shown().noResult()).contains("when it has succeeded");
        assertThat(field("ARN")).endsWith("/durable-execution/run/e-run");
    }

    @Test
    void theSelectedOperationIsFollowedWhileItRuns() {
        journal.started("{}").invoked().step("s", "pay");
        Sessions.take(session, journal);
        session.selectedOperationProperty().set("s");
        assertThat(shown().status()).isEqualTo(StatusLook.RUNNING);

        journal.pass(5).stepFailed("s", 1, ErrorObject.of("Declined", "no"), 2);
        Sessions.take(session, journal);
        assertThat(shown().status()).isEqualTo(StatusLook.RETRYING);
        assertThat(shown().error().errorType()).isEqualTo("Declined");
        assertThat(field("Next attempt")).isNotNull();

        journal.pass(2000).again("s").pass(3).stepSucceeded("s", 2, "{\"ok\":true}");
        Sessions.take(session, journal);
        assertThat(shown().status()).isEqualTo(StatusLook.SUCCEEDED);
        assertThat(shown().attempts()).hasSize(2);
        assertThat(shown().events()).hasSize(4);
        assertThat(shown().error()).isNull();
        assertThat(model.result().documentProperty().get().text()).isEqualTo("{\"ok\":true}");
    }

    @Test
    void aPayloadThatWasOvertakenIsNeverShown() {
        journal.started("{}").invoked().step("s", "a").stepSucceeded("s", 1, "\"first\"");
        journal.step("t", "b").stepSucceeded("t", 1, "\"second\"");
        Sessions.take(session, journal);
        background.hold();
        session.selectedOperationProperty().set("s");
        session.selectedOperationProperty().set("t");
        background.release();

        assertThat(model.result().documentProperty().get().text()).isEqualTo("\"second\"");
    }

    @Test
    void aPayloadWhoseLayingOutWasCancelledSaysSoUntilItIsChosenAgain() {
        List<Runnable> cancels = new ArrayList<>();
        Background cancelled = new Background() {
            @Override
            public <T> Running run(String what, Telling<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
                if (what.isEmpty()) {
                    return new Inline().run(what, work, done, failed);
                }
                cancels.add(() -> failed.accept(new CancelledException(what)));
                return () -> {};
            }

            @Override
            public <T> Running runShown(
                    String what, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
                return new Inline().runShown(what, work, done, failed);
            }
        };
        journal.started("{}").invoked().step("s", "a").stepSucceeded("s", 1, '"' + "x".repeat(2_000_000) + '"');
        Sessions.take(session, journal);
        Payload result = new InspectorModel(session, cancelled, ZoneOffset.UTC).result();
        session.selectedOperationProperty().set("s");
        cancels.getFirst().run();

        assertThat(result.documentProperty().get()).isNull();
        assertThat(result.troubleProperty().get())
                .startsWith("It is not shown: Laying out 1.9 MB was cancelled. Choose another operation");

        session.selectedOperationProperty().set(null);
        assertThat(result.troubleProperty().get()).isEmpty();
        session.selectedOperationProperty().set("s");
        assertThat(cancels).hasSize(2);
    }

    @Test
    void aCallbackShowsItsIdAndDeadline() {
        journal.started("{}").invoked().callback("c", "approval", null, "Y2I=", 60L);
        Sessions.take(session, journal);
        session.selectedOperationProperty().set("c");

        assertThat(field("Callback id")).isEqualTo("Y2I=");
        assertThat(field("Times out")).isEqualTo("2026-11-21 09:31:00.000");
        assertThat(shown().hasInput()).isFalse();
    }

    @Test
    void aHeldExecutionShowsItsLastError() {
        journal.started("{}").invoked().crashed("E", "e").held(5, ErrorObject.of("Runtime.ExitError", "gone"));
        Sessions.take(session, journal);

        assertThat(shown().status()).isEqualTo(StatusLook.HELD);
        assertThat(shown().error().errorMessage()).isEqualTo("gone");
    }

    @Test
    void aChainedInvokeShowsItsInputAndTarget() {
        journal.started("{}").invoked().invoke("i", "charge", "payments", "{\"x\":1}");
        Sessions.take(session, journal);
        session.selectedOperationProperty().set("i");

        assertThat(model.input().documentProperty().get().text()).isEqualTo("{\"x\":1}");
        assertThat(field("Function")).isEqualTo("payments");
    }
}
