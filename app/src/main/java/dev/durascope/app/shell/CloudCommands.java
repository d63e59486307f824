package dev.durascope.app.shell;

import dev.durascope.app.cloud.AttachDialog;
import dev.durascope.app.cloud.CloudDialogs;
import dev.durascope.app.cloud.CloudModel;
import dev.durascope.app.command.Commands;
import dev.durascope.app.command.Toggle;
import dev.durascope.app.console.ConsoleModel;
import dev.durascope.app.console.OutputFetch;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The commands about a deployed function, and why others cannot be done to its executions. */
final class CloudCommands {
    static final String ATTACH = "file.attach";
    static final String DETACH = "file.detach";
    static final String START = "run.startOnAws";
    static final String ASK = "run.askAws";
    static final String READ_ONLY = "run.readOnly";
    static final String OUTPUT = "run.fetchOutput";

    /** As they stand in the run menu. */
    static final List<String> IN_RUN_MENU = List.of(START, ASK, OUTPUT, READ_ONLY);

    private CloudCommands() {}

    static void add(Commands commands, WindowModel model, Stage stage) {
        CloudModel cloud = model.cloud();
        cloud.setQuestions(new CloudDialogs(stage));
        BooleanBinding attached = cloud.connectionProperty().isNotNull();
        commands.add(
                ATTACH,
                "Attach to Function…",
                "Watch the executions of a deployed function, live.",
                DurascopeIcons.CLOUD,
                "Shortcut+Shift+O",
                Commands.ALWAYS,
                () -> AttachDialog.ask(stage, cloud, cloud.form()).ifPresent(cloud::attach));
        commands.add(
                DETACH,
                "Detach from AWS",
                "End watching the deployed function. Nothing is done to it.",
                DurascopeIcons.CLEAR,
                null,
                attached,
                cloud::detach);
        commands.addUnless(
                START,
                "Start on AWS…",
                "Start an execution of the deployed function.",
                DurascopeIcons.RUN,
                null,
                Bindings.createStringBinding(
                        () -> cloud.connectionProperty().get() == null
                                ? "Nothing is attached: attach to a function first."
                                : cloud.readOnlyProperty().get()
                                        ? "The connection is read-only: turn that off first."
                                        : "",
                        cloud.connectionProperty(),
                        cloud.readOnlyProperty()),
                cloud::start);
        commands.add(
                ASK,
                "Ask AWS Now",
                "Ask for what is new at once, as after logging in again.",
                DurascopeIcons.REFRESH,
                null,
                attached,
                cloud::askNow);
        ObservableValue<String> unreadable = model.open()
                .openProperty()
                .map(OpenSession::console)
                .flatMap(CloudCommands::obstacle)
                .orElse("Nothing of AWS is shown: show an execution of a function that is attached first.");
        commands.addUnless(
                OUTPUT,
                "Fetch Output",
                "Read from CloudWatch what the invocations that the console shows have printed.",
                DurascopeIcons.CONSOLE,
                null,
                Bindings.createStringBinding(unreadable::getValue, unreadable),
                () -> fetch(model));
        Runnable flip =
                () -> cloud.readOnlyProperty().set(!cloud.readOnlyProperty().get());
        commands.addToggle(
                READ_ONLY,
                "Read-Only on AWS",
                "While this is on, nothing is started, stopped or answered on AWS.",
                null,
                null,
                attached,
                new Toggle(cloud.readOnlyProperty(), flip),
                flip);
    }

    /** Asks to attach to the function of an execution that is not here. */
    static void attachTo(ExecutionArn execution, CloudModel cloud, Stage stage) {
        AttachDialog.ask(stage, cloud, cloud.form(execution)).ifPresent(cloud::attach);
    }

    private static @Nullable ObservableValue<String> obstacle(ConsoleModel console) {
        OutputFetch fetch = console.fetch();
        return fetch == null ? null : fetch.obstacleProperty();
    }

    private static void fetch(WindowModel model) {
        OpenSession open = model.open().openProperty().get();
        OutputFetch fetch = open == null ? null : open.console().fetch();
        if (fetch != null) {
            fetch.read();
        }
    }

    /** Why what only the local engine can do cannot be done to the execution that is shown; empty when it can. */
    static ObservableStringValue elsewhere(WindowModel model) {
        return Bindings.createStringBinding(
                () -> {
                    ExecutionSession session = model.session();
                    return session != null && session.isAttached()
                            ? "It runs on AWS: only the local engine can do this. Run the handler's jar here instead."
                            : "";
                },
                model.open().openProperty());
    }
}
