package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.breakpoints.BreakpointsModel;
import dev.durascope.app.breakpoints.DebugModel;
import dev.durascope.app.command.Commands;
import dev.durascope.app.command.Toggle;
import dev.durascope.engine.debug.StepKind;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/** The debugger's commands. */
final class DebugCommands {
    static final String PAUSE = "debug.pause";
    static final String OVER = "debug.over";
    static final String INTO = "debug.into";
    static final String OUT = "debug.out";
    static final String TO_OPERATION = "debug.toOperation";
    static final String RUN_TO = "debug.runTo";
    static final String TO_SUSPENSION = "debug.toSuspension";
    static final String TO_END = "debug.toEnd";
    static final String TOGGLE = "debug.toggle";
    static final String BREAK_HERE = "debug.breakHere";
    static final String MUTE = "debug.mute";
    static final String HOLD_ALL = "debug.holdAll";
    static final String CRASH = "debug.crash";
    static final String CRASH_AFTER = "debug.crashAfter";
    static final String THROTTLE = "debug.throttle";
    static final String SERVER_ERROR = "debug.serverError";

    private DebugCommands() {}

    /** As they stand in the menu; an empty one is a separator. */
    static List<String> menu() {
        return List.of(
                PAUSE,
                WindowCommands.RESUME,
                "",
                OVER,
                INTO,
                OUT,
                TO_OPERATION,
                RUN_TO,
                TO_SUSPENSION,
                TO_END,
                "",
                TOGGLE,
                BREAK_HERE,
                MUTE,
                HOLD_ALL,
                "",
                CRASH,
                CRASH_AFTER,
                THROTTLE,
                SERVER_ERROR);
    }

    static void add(Commands commands, WindowModel model, WindowCommands.Window window) {
        DebugModel debug = model.debug();
        ObservableBooleanValue pausable =
                Bindings.and(model.open().runningProperty(), Bindings.not(debug.stoppedProperty()));
        commands.addUnless(
                PAUSE,
                text("shell.command.debug.pause"),
                text("shell.command.debug.pause.description"),
                DurascopeIcons.PAUSE,
                null,
                pausable,
                CloudCommands.elsewhere(model),
                debug::pause);
        step(
                commands,
                debug,
                OVER,
                text("shell.command.debug.over"),
                text("shell.command.debug.over.description"),
                "F8",
                StepKind.OVER);
        step(
                commands,
                debug,
                INTO,
                text("shell.command.debug.into"),
                text("shell.command.debug.into.description"),
                "F7",
                StepKind.INTO);
        step(
                commands,
                debug,
                OUT,
                text("shell.command.debug.out"),
                text("shell.command.debug.out.description"),
                "Shift+F8",
                StepKind.OUT);
        commands.addUnless(
                TO_OPERATION,
                text("shell.command.debug.toOperation"),
                text("shell.command.debug.toOperation.description"),
                DurascopeIcons.RUN_TO_CURSOR,
                "Alt+F9",
                Bindings.and(debug.stoppedProperty(), model.open().operationSelectedProperty()),
                // No checkpoint is about it any more, so the execution would go on to its end.
                Bindings.when(debug.stoppedProperty().and(model.open().operationEndedProperty()))
                        .then(text("shell.obstacle.operationEnded"))
                        .otherwise(""),
                () -> debug.step(StepKind.TO_OPERATION));
        commands.addUnless(
                RUN_TO,
                text("shell.command.debug.runTo"),
                text("shell.command.debug.runTo.description"),
                null,
                "Shortcut+Alt+F9",
                model.open().runningProperty(),
                CloudCommands.elsewhere(model),
                window::askRunTo);
        step(
                commands,
                debug,
                TO_SUSPENSION,
                text("shell.command.debug.toSuspension"),
                text("shell.command.debug.toSuspension.description"),
                null,
                StepKind.TO_SUSPENSION);
        step(
                commands,
                debug,
                TO_END,
                text("shell.command.debug.toEnd"),
                text("shell.command.debug.toEnd.description"),
                null,
                StepKind.TO_END);
        commands.addUnless(
                TOGGLE,
                text("shell.command.debug.toggle"),
                text("shell.command.debug.toggle.description"),
                DurascopeIcons.BREAKPOINT,
                "Shortcut+F8",
                Bindings.and(
                        model.open().operationSelectedProperty(),
                        debug.breakpoints().openProperty()),
                CloudCommands.elsewhere(model),
                model.open()::toggleBreakpoint);
        BreakpointsModel breakpoints = debug.breakpoints();
        Runnable mute = () -> breakpoints.mute(!breakpoints.mutedProperty().get());
        Runnable holdAll =
                () -> breakpoints.holdAll(!breakpoints.holdingAllProperty().get());
        commands.add(
                BREAK_HERE,
                text("shell.command.debug.breakHere"),
                text("shell.command.debug.breakHere.description"),
                DurascopeIcons.BREAKPOINT_ADD,
                "Alt+F8",
                breakpoints.breakableProperty(),
                () -> {
                    breakpoints.breakHere();
                    window.goTo(Pane.BREAKPOINTS);
                });
        commands.addToggle(
                MUTE,
                text("shell.command.debug.mute"),
                text("shell.command.debug.mute.description"),
                DurascopeIcons.MUTED,
                null,
                breakpoints.openProperty(),
                new Toggle(breakpoints.mutedProperty(), mute),
                mute);
        commands.addToggle(
                HOLD_ALL,
                text("shell.command.debug.holdAll"),
                text("shell.command.debug.holdAll.description"),
                DurascopeIcons.HOLD_ALL,
                null,
                breakpoints.openProperty(),
                new Toggle(breakpoints.holdingAllProperty(), holdAll),
                holdAll);
        commands.add(
                CRASH,
                text("shell.command.debug.crash"),
                text("shell.command.debug.crash.description"),
                DurascopeIcons.CRASH,
                null,
                debug.stoppedInInvocationProperty(),
                () -> debug.crash(false));
        commands.add(
                CRASH_AFTER,
                text("shell.command.debug.crashAfter"),
                text("shell.command.debug.crashAfter.description"),
                DurascopeIcons.CRASH_AFTER,
                null,
                debug.stoppedAtCheckpointProperty(),
                () -> debug.crash(true));
        commands.add(
                THROTTLE,
                text("shell.command.debug.throttle"),
                text("shell.command.debug.throttle.description"),
                DurascopeIcons.THROTTLE,
                null,
                debug.stoppedAtCheckpointProperty(),
                debug::throttle);
        commands.add(
                SERVER_ERROR,
                text("shell.command.debug.serverError"),
                text("shell.command.debug.serverError.description"),
                DurascopeIcons.SERVER_ERROR,
                null,
                debug.stoppedAtCheckpointProperty(),
                debug::failCheckpoint);
    }

    private static void step(
            Commands commands,
            DebugModel debug,
            String id,
            String title,
            String description,
            @Nullable String key,
            StepKind kind) {
        commands.add(id, title, description, icon(kind), key, debug.stoppedProperty(), () -> debug.step(kind));
    }

    private static DurascopeIcons icon(StepKind kind) {
        return switch (kind) {
            case OVER -> DurascopeIcons.STEP_OVER;
            case INTO -> DurascopeIcons.STEP_INTO;
            case OUT -> DurascopeIcons.STEP_OUT;
            case TO_OPERATION -> DurascopeIcons.RUN_TO_CURSOR;
            case PAUSE -> DurascopeIcons.PAUSE;
            case TO_SUSPENSION -> DurascopeIcons.RUN_TO_SUSPENSION;
            case TO_END -> DurascopeIcons.RUN_TO_END;
        };
    }
}
