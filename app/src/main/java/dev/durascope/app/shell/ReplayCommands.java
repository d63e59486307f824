package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Commands;
import dev.durascope.app.replay.ReplayModel;
import dev.durascope.app.replay.ReplayModel.Progress;
import dev.durascope.app.replay.ReplayView;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import javafx.beans.binding.Bindings;

/** The commands about replaying the open execution. */
final class ReplayCommands {
    static final String PREPARE = "replay.prepare";
    static final String ON_NEW_CODE = "replay.onNewCode";
    static final String CHOOSE = "replay.choose";
    static final String START = "replay.start";
    static final String CANCEL = "replay.cancel";

    private ReplayCommands() {}

    /** As they stand in the menu. */
    static List<String> menu() {
        return List.of(PREPARE, ON_NEW_CODE, CHOOSE, START, CANCEL);
    }

    static void add(Commands commands, WindowModel model, WindowCommands.Window window) {
        ReplayModel replay = model.replay();
        commands.addUnless(
                PREPARE,
                text("shell.command.replay.prepare"),
                text("shell.command.replay.prepare.description"),
                DurascopeIcons.REPLAYED,
                "Shift+F5",
                replay.obstacleProperty(),
                () -> {
                    window.show(Pane.REPLAY);
                    replay.prepare();
                });
        commands.addUnless(
                ON_NEW_CODE,
                text("shell.command.replay.onNewCode"),
                text("shell.command.replay.onNewCode.description"),
                null,
                null,
                replay.obstacleProperty(),
                () -> {
                    window.show(Pane.REPLAY);
                    replay.renew();
                });
        commands.add(
                CHOOSE,
                text("shell.command.replay.choose"),
                text("shell.command.replay.choose.description"),
                null,
                null,
                Bindings.createBooleanBinding(
                        () -> replay.progressProperty().get() == Progress.READY
                                || replay.progressProperty().get() == Progress.DONE,
                        replay.progressProperty()),
                window::chooseReplayed);
        commands.addUnless(
                START,
                text("shell.command.replay.start"),
                text("shell.command.replay.start.description"),
                DurascopeIcons.RUN,
                "Shortcut+Shift+F5",
                replay.startObstacleProperty(),
                () -> {
                    window.show(Pane.REPLAY);
                    replay.start();
                });
        commands.add(
                CANCEL,
                text("shell.command.replay.cancel"),
                text("shell.command.replay.cancel.description"),
                DurascopeIcons.STOP,
                null,
                Bindings.createBooleanBinding(
                        () -> replay.progressProperty().get() == Progress.RUNNING
                                || replay.progressProperty().get() == Progress.READING,
                        replay.progressProperty()),
                replay::cancel);
    }

    /** What the pane asks for. */
    static ReplayView.Actions actions(Commands commands) {
        return new ReplayView.Actions(
                commands.get(PREPARE), commands.get(CHOOSE), commands.get(START), commands.get(CANCEL));
    }
}
