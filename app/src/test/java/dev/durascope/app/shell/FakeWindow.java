package dev.durascope.app.shell;

import dev.durascope.app.diagnostics.Support;
import dev.durascope.app.launch.TransientLaunches;
import dev.durascope.app.session.Opening;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.NoControl;
import dev.durascope.app.testing.RecordedPrograms;
import dev.durascope.app.tree.OperationRow;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.store.InMemoryOriginalStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/** The real window over executions that a test writes. */
final class FakeWindow {
    private final StubDialogs dialogs = new StubDialogs();
    private final Stage stage;
    private final DurascopeWindow window;

    /** @param now the wall clock */
    FakeWindow(FakeExecutions executions, Path home, java.util.function.Supplier<Instant> now, int width, int height) {
        WindowServices services = new WindowServices(
                executions,
                NoControl.debugger(),
                new DebuggedHandlers(),
                RecordedPrograms.on(home).editors(),
                file -> {
                    throw new UnsupportedOperationException();
                },
                replay -> {
                    throw new UnsupportedOperationException();
                },
                new TransientLaunches(),
                new InMemoryOriginalStore(),
                new SettingsFile(home.resolve("settings.json")),
                Support.in(home),
                "http://127.0.0.1:4571",
                null,
                null,
                null,
                now::get,
                ZoneOffset.UTC);
        stage = Fx.get(Stage::new);
        window = Fx.get(() -> new DurascopeWindow(stage, services, dialogs));
        Fx.run(() -> {
            stage.setX(0);
            stage.setY(0);
            window.show(Opening.WELCOME);
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    StubDialogs dialogs() {
        return dialogs;
    }

    DurascopeWindow window() {
        return window;
    }

    /** Opens an execution and waits until its journal has come. */
    void show(FakeExecutions executions, Journals journal) {
        executions.append(journal);
        Fx.run(() -> window.model().openExecution(journal.arn()));
        awaitAll(journal);
    }

    /** Waits until the window has taken in all that was written. */
    void awaitAll(Journals journal) {
        long written = journal.all().size();
        Fx.await("the journal", () -> window.model().session().state().position() == written);
        Fx.pulse();
    }

    @SuppressWarnings("unchecked")
    TableView<OperationRow> tree() {
        return Fx.get(() -> (TableView<OperationRow>) window.scene().lookup("#operation-tree"));
    }

    void close() {
        Fx.run(stage::hide);
    }
}
