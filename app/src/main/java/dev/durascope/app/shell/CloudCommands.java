package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

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
                text("shell.command.file.attach"),
                text("shell.command.file.attach.description"),
                DurascopeIcons.CLOUD,
                "Shortcut+Shift+O",
                Commands.ALWAYS,
                () -> AttachDialog.ask(stage, cloud, cloud.form()).ifPresent(cloud::attach));
        commands.add(
                DETACH,
                text("shell.command.file.detach"),
                text("shell.command.file.detach.description"),
                DurascopeIcons.CLEAR,
                null,
                attached,
                cloud::detach);
        commands.addUnless(
                START,
                text("shell.command.run.startOnAws"),
                text("shell.command.run.startOnAws.description"),
                DurascopeIcons.RUN,
                null,
                Bindings.createStringBinding(
                        () -> cloud.connectionProperty().get() == null
                                ? text("shell.obstacle.notAttached")
                                : cloud.readOnlyProperty().get() ? text("shell.obstacle.readOnly") : "",
                        cloud.connectionProperty(),
                        cloud.readOnlyProperty()),
                cloud::start);
        commands.add(
                ASK,
                text("shell.command.run.askAws"),
                text("shell.command.run.askAws.description"),
                DurascopeIcons.REFRESH,
                null,
                attached,
                cloud::askNow);
        ObservableValue<String> unreadable = model.open()
                .openProperty()
                .map(OpenSession::console)
                .flatMap(CloudCommands::obstacle)
                .orElse(text("shell.obstacle.nothingOfAws"));
        commands.addUnless(
                OUTPUT,
                text("shell.command.run.fetchOutput"),
                text("shell.command.run.fetchOutput.description"),
                DurascopeIcons.CONSOLE,
                null,
                Bindings.createStringBinding(unreadable::getValue, unreadable),
                () -> fetch(model));
        Runnable flip =
                () -> cloud.readOnlyProperty().set(!cloud.readOnlyProperty().get());
        commands.addToggle(
                READ_ONLY,
                text("shell.command.run.readOnly"),
                text("shell.command.run.readOnly.description"),
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
                    return session != null && session.isAttached() ? text("shell.obstacle.onAws") : "";
                },
                model.open().openProperty());
    }
}
