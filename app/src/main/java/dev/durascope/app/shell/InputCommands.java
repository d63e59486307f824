package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Commands;
import dev.durascope.app.launch.InputHistory;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** The commands about the inputs that the chosen handler was run with. */
final class InputCommands {
    static final String CHOOSE = "input.choose";
    static final String FORGET_ALL = "input.forgetAll";
    private static final String OLDER = "input.older";
    private static final String NEWER = "input.newer";
    private static final String FORGET = "input.forget";

    private InputCommands() {}

    /** As they stand in the menu. */
    static List<String> menu() {
        return List.of(CHOOSE, OLDER, NEWER, "", FORGET, FORGET_ALL);
    }

    static void add(Commands commands, WindowModel model, WindowCommands.Window window) {
        InputHistory history = model.launch().history();
        BooleanBinding shown = Bindings.createBooleanBinding(
                () -> model.placeProperty().get() == WindowModel.Place.LAUNCH, model.placeProperty());
        commands.add(
                CHOOSE,
                text("shell.command.input.choose"),
                text("shell.command.input.choose.description"),
                DurascopeIcons.HISTORY,
                "Shortcut+Shift+I",
                model.launch().handlerProperty().isNotNull(),
                () -> {
                    model.showLaunch();
                    model.launch().chooser().open();
                });
        commands.add(
                OLDER,
                text("shell.command.input.older"),
                text("shell.command.input.older.description"),
                null,
                "Alt+Up",
                shown.and(history.olderProperty()),
                history::older);
        commands.add(
                NEWER,
                text("shell.command.input.newer"),
                text("shell.command.input.newer.description"),
                null,
                "Alt+Down",
                shown.and(history.newerProperty()),
                history::newer);
        commands.add(
                FORGET,
                text("shell.command.input.forget"),
                text("shell.command.input.forget.description"),
                DurascopeIcons.REMOVE,
                null,
                shown.and(history.shownProperty()),
                history::forgetShown);
        commands.add(
                FORGET_ALL,
                text("shell.command.input.forgetAll"),
                text("shell.command.input.forgetAll.description"),
                null,
                null,
                shown.and(Bindings.isNotEmpty(history.inputs())),
                window::forgetInputs);
    }
}
