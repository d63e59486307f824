package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Commands;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Obstacle;
import dev.durascope.engine.invoke.DebuggedHandler;
import dev.durascope.icons.DurascopeIcons;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.jspecify.annotations.Nullable;

/** The commands about a debugger of the handler's own code. */
final class AttachCommands {
    static final String DEBUG = "run.debug";
    static final String CONFIGURE = "run.configurations";
    static final String SET_UP = "source.setUpIde";

    private AttachCommands() {}

    static void add(Commands commands, WindowModel model, WindowCommands.Window window) {
        StringBinding obstacle = Bindings.createStringBinding(
                () -> obstacle(model),
                model.placeProperty(),
                model.relaunch().obstacleProperty(),
                model.launch().runnableProperty());
        commands.addUnless(
                DEBUG,
                text("shell.command.run.debug"),
                text("shell.command.run.debug.description"),
                DurascopeIcons.DEBUG,
                "Shift+F9",
                obstacle,
                model::debugHandler);
        commands.add(
                CONFIGURE,
                text("shell.command.run.configurations"),
                text("shell.command.run.configurations.description"),
                null,
                null,
                Commands.ALWAYS,
                window::runConfigurations);
        commands.add(
                SET_UP,
                text("shell.command.source.setUpIde"),
                text("shell.command.source.setUpIde.description"),
                null,
                null,
                Commands.ALWAYS,
                window::setUpIde);
    }

    private static String obstacle(WindowModel model) {
        if (model.placeProperty().get() == WindowModel.Place.EXECUTION) {
            return model.relaunch().obstacleProperty().get();
        }
        return model.launch().runnableProperty().get() ? "" : text("shell.obstacle.nothingRunnable");
    }

    /** What of a debugger keeps a session's execution from going on; {@code null} for nothing. */
    static @Nullable Obstacle obstacle(WindowModel model, ExecutionSession session) {
        DebuggedHandler handler = model.attach().shownProperty().get();
        boolean live = session.factsProperty().get() != null
                && session.factsProperty().get().end() == null;
        if (handler == null
                || !live
                || !handler.functionName().equals(session.arn().function())) {
            return null;
        }
        return switch (handler.state()) {
            case AWAITED -> new Obstacle.AwaitsDebugger(handler.address());
            // What is held for a moment only does not stop the execution's time, and is not worth a word.
            case HOLDING -> session.isPaused() ? new Obstacle.HeldByDebugger(handler.address()) : null;
            case LISTENING, ATTACHED -> null;
        };
    }
}
