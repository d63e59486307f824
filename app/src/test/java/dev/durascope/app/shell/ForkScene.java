package dev.durascope.app.shell;

import dev.durascope.app.fork.ComparisonDialog;
import dev.durascope.app.fork.ComparisonModel;
import dev.durascope.app.fork.ForkDialog;
import dev.durascope.app.fork.ForkModel;
import dev.durascope.app.launch.HandlerCode;
import dev.durascope.app.launch.JarReader;
import dev.durascope.app.launch.OpenedJar;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.Lineage;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ToggleButton;

/** The dialogs about forks, over executions that are written by hand. */
final class ForkScene {
    private static final ErrorObject DECLINED = ErrorObject.of("CardDeclined", "no money");

    private ForkScene() {}

    static Journals original() {
        return begun("order-4711")
                .stepSucceeded("charge", 1, "\"paid\"")
                .step("ship", "ship-order")
                .stepSucceeded("ship", 1, "\"shipped\"")
                .returned("SUCCEEDED")
                .succeeded("\"done\"");
    }

    private static Journals fork() {
        return begun("order-4711-fork-1")
                .stepFailed("charge", 1, DECLINED, null)
                .add(new JournalEntry.Forked(
                        Journals.arn("OrderProcessor", "order-4711").toString(),
                        5,
                        List.of(new ForkEdit.Failure("charge", DECLINED))))
                .step("ship", "apologize")
                .stepSucceeded("ship", 1, "\"sorry\"")
                .returned("SUCCEEDED")
                .succeeded("\"sorry\"");
    }

    private static Journals begun(String name) {
        return new Journals(Journals.arn("OrderProcessor", name))
                .started("{\"orderId\": 4711}")
                .invoked()
                .step("validate", "validate")
                .stepSucceeded("validate", 1, "true")
                .step("charge", "charge");
    }

    static ExecutionSession session(Journals journal) {
        FakeExecutions executions = new FakeExecutions();
        ExecutionSession session = Sessions.of(journal, executions);
        executions.put(journal, new ExecutionStanding(TimeMode.SKIP, ClockPace.REAL, false, List.of()));
        session.load();
        Sessions.take(session, journal);
        session.selectedOperationProperty().set("charge");
        return session;
    }

    /** A fork of which the result of a step is changed to a text, told what it does. */
    static void plan(PictureScenes scenes, String text) {
        JarReader jars = scenes.window().model().services().jars();
        ForkModel model = new ForkModel(
                session(original()),
                new HandlerCode(jars, name -> Optional.empty()),
                (function, plan, mode) -> plan.source(),
                new Inline(),
                arn -> {});
        model.prepare(open(jars));
        new ForkDialog(scenes.stage(), model, () -> {}).show();
        // As somebody does it: in the dialog, and not before.
        ((ToggleButton) DialogWalkTest.dialog().lookup("#fork-result")).fire();
        model.eventProperty().set("7");
        model.textProperty().set(text);
    }

    static OpenedJar open(JarReader jars) {
        try {
            return new OpenedJar(jars.read(Path.of("orders.jar")), null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fork in the window. */
    static void show(PictureScenes scenes) {
        scenes.openOn(fork(), TimeMode.SKIP);
        scenes.select("charge");
    }

    /** A fork beside its original. */
    static void compare(PictureScenes scenes) {
        Journals original = original();
        Lineage lineage =
                new Lineage(original.arn().toString(), 5, List.of(new ForkEdit.Failure("charge", DECLINED)), 1);
        ComparisonModel model = new ComparisonModel(session(fork()), lineage, arn -> original.all(), new Inline());
        new ComparisonDialog(scenes.stage(), model, () -> {}, () -> {}).show();
    }
}
