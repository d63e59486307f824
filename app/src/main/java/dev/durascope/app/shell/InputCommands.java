package dev.durascope.app.shell;

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
                "Choose Input…",
                "Choose among the inputs that the handler was run with and the jar's sample events.",
                DurascopeIcons.HISTORY,
                "Shortcut+Shift+I",
                model.launch().handlerProperty().isNotNull(),
                () -> {
                    model.showLaunch();
                    model.launch().chooser().open();
                });
        commands.add(
                OLDER,
                "Older Input",
                "Show the input that the handler was run with before. What is being typed is kept.",
                null,
                "Alt+Up",
                shown.and(history.olderProperty()),
                history::older);
        commands.add(
                NEWER,
                "Newer Input",
                "Show the input that the handler was run with after, at last what was being typed.",
                null,
                "Alt+Down",
                shown.and(history.newerProperty()),
                history::newer);
        commands.add(
                FORGET,
                "Forget This Input",
                "Keep the input that is shown no longer among those of its handler.",
                DurascopeIcons.REMOVE,
                null,
                shown.and(history.shownProperty()),
                history::forgetShown);
        commands.add(
                FORGET_ALL,
                "Forget All Inputs of This Handler…",
                "Keep none of the inputs that the handler was run with.",
                null,
                null,
                shown.and(Bindings.isNotEmpty(history.inputs())),
                window::forgetInputs);
    }
}
