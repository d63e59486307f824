package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Commands;
import dev.durascope.app.fixture.TestExportDialog;
import dev.durascope.app.fixture.TestExportModel;
import dev.durascope.app.launch.HandlerCode;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.icons.DurascopeIcons;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.stage.Stage;

/** The command that makes a test of the open execution. */
final class TestExportCommands {
    static final String EXPORT = "file.exportTest";

    private static final String NOTHING_OPEN = text("shell.obstacle.nothingToTest");

    private final WindowModel model;
    private final Stage stage;
    private final FileDialogs dialogs;
    private final HandlerCode code;

    private TestExportCommands(WindowModel model, Stage stage, FileDialogs dialogs) {
        this.model = model;
        this.stage = stage;
        this.dialogs = dialogs;
        this.code = new HandlerCode(model.services().jars(), model.launched()::find);
    }

    static void add(Commands commands, WindowModel model, Stage stage, FileDialogs dialogs) {
        TestExportCommands own = new TestExportCommands(model, stage, dialogs);
        commands.addUnless(
                EXPORT,
                text("shell.command.file.exportTest"),
                text("shell.command.file.exportTest.description"),
                DurascopeIcons.EXPORT,
                "Shortcut+E",
                Bindings.createStringBinding(
                        () -> model.session() == null ? NOTHING_OPEN : "",
                        model.open().openProperty()),
                own::ask);
    }

    private void ask() {
        ExecutionSession session = model.session();
        if (session == null) {
            return;
        }
        TestExportDialog[] dialog = new TestExportDialog[1];
        Consumer<List<Path>> written = files -> {
            dialog[0].close();
            model.notices().tell(Notice.success(text("shell.testExport.wrote", files.getFirst())));
        };
        TestExportModel export = new TestExportModel(
                session, code, model.services().jars(), model.services().settings(), model.background(), written);
        dialog[0] = new TestExportDialog(stage, export, title -> dialogs.directory(title, null));
        export.prepare(model.openCode());
        dialog[0].show();
    }
}
