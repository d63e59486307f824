package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.Commands;
import dev.durascope.app.feed.CancelledException;
import dev.durascope.app.feed.TaskBackground;
import dev.durascope.engine.Engine;
import dev.durascope.icons.ApplicationIcon;
import dev.durascope.icons.DurascopeIcons;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the engine before there is a window. Where that takes long, a small window says so and lets it be cancelled: then
 * the engine is one that keeps nothing. Belongs to the window's thread.
 */
final class EngineStart {

    /** What comes of it, exactly one of these. */
    interface Listener {
        /** The engine is there. @param kept whether what was kept is there with it, because nobody cancelled that */
        void opened(Engine engine, boolean kept);

        /** It could not be opened. */
        void failed(Throwable why);

        /** The small window was closed: nothing is to be opened any more. */
        void closed();
    }

    private final OpeningEngine opening;
    private final Callable<Engine> unkept;
    private final Path database;
    private final Theme theme;
    private final Listener listener;
    private final TaskBackground background;
    private @Nullable Stage stage;
    private boolean closed;

    /**
     * @param unkept opens an engine that keeps nothing
     * @param database the file that holds what is kept
     */
    EngineStart(
            OpeningEngine opening,
            Callable<Engine> unkept,
            Path database,
            Theme theme,
            TaskBackground background,
            Listener listener) {
        this.opening = opening;
        this.unkept = unkept;
        this.database = database;
        this.theme = theme;
        this.background = background;
        this.listener = listener;
    }

    void begin() {
        background.work().shownProperty().addListener((o, before, now) -> {
            if (now) {
                show();
            }
        });
        background.run(text("shell.start.opening"), opening::await, engine -> opened(engine, true), failure -> {
            if (failure instanceof CancelledException) {
                cancelled();
            } else {
                failed(failure);
            }
        });
    }

    private void cancelled() {
        opening.giveUp();
        if (!closed) {
            background.run("", unkept, engine -> opened(engine, false), this::failed);
        }
    }

    private void opened(Engine engine, boolean kept) {
        if (closed) {
            // What is kept was given up with the small window.
            if (!kept) {
                Thread.ofPlatform().name("engine-closing").start(engine::close);
            }
            return;
        }
        listener.opened(engine, kept);
        hide();
    }

    private void failed(Throwable why) {
        if (!closed) {
            hide();
            listener.failed(why);
        }
    }

    private void hide() {
        if (stage != null) {
            stage.hide();
        }
    }

    private void show() {
        if (stage != null) {
            return;
        }
        Command cancel = new Commands()
                .add(
                        "start.cancel",
                        text("shell.command.file.cancelReading"),
                        text("shell.start.cancel.description"),
                        DurascopeIcons.CLEAR,
                        "Esc",
                        background.work().shownProperty(),
                        background.work()::cancel);
        Label kept = new Label(text("shell.start.kept", database));
        kept.setWrapText(true);
        VBox box = new VBox(ApplicationIcon.mark(48), kept, new WorkBar(background.work(), cancel));
        box.getStyleClass().addAll("window", "start");
        Stage small = new Stage();
        Scene scene = new Scene(box, 560, 200);
        theme.apply(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                cancel.run();
                e.consume();
            }
        });
        small.setTitle("Durascope");
        small.getIcons().setAll(ApplicationIcon.images());
        small.setScene(scene);
        small.setOnCloseRequest(e -> {
            closed = true;
            opening.giveUp();
            listener.closed();
        });
        small.show();
        stage = small;
    }
}
