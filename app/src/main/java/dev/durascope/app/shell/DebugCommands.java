package dev.durascope.app.shell;

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
                "Pause",
                "Stop the execution at its next checkpoint.",
                DurascopeIcons.PAUSE,
                null,
                pausable,
                CloudCommands.elsewhere(model),
                debug::pause);
        step(commands, debug, OVER, "Step Over", "Go on to the next checkpoint in this context.", "F8", StepKind.OVER);
        step(
                commands,
                debug,
                INTO,
                "Step Into",
                "Go on to the first checkpoint inside a child context, a branch or a chained invoke.",
                "F7",
                StepKind.INTO);
        step(
                commands,
                debug,
                OUT,
                "Step Out",
                "Go on to the first checkpoint of the context around this one.",
                "Shift+F8",
                StepKind.OUT);
        commands.addUnless(
                TO_OPERATION,
                "Run to Selected Operation",
                "Go on until a checkpoint is about the selected operation.",
                DurascopeIcons.RUN_TO_CURSOR,
                "Alt+F9",
                Bindings.and(debug.stoppedProperty(), model.open().operationSelectedProperty()),
                // No checkpoint is about it any more, so the execution would go on to its end.
                Bindings.when(debug.stoppedProperty().and(model.open().operationEndedProperty()))
                        .then("It has ended: select one that is still open, or set a breakpoint by its name.")
                        .otherwise(""),
                () -> debug.step(StepKind.TO_OPERATION));
        step(
                commands,
                debug,
                TO_SUSPENSION,
                "Run to Suspension",
                "Go on until the handler suspends.",
                null,
                StepKind.TO_SUSPENSION);
        step(commands, debug, TO_END, "Run to End", "Go on and stop nowhere.", null, StepKind.TO_END);
        commands.addUnless(
                TOGGLE,
                "Toggle Breakpoint",
                "Set a breakpoint before the selected operation, or remove it.",
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
                "Break at Selected Event…",
                "Set a breakpoint at what the selected event of the history tells, and show its conditions.",
                DurascopeIcons.BREAKPOINT_ADD,
                "Alt+F8",
                breakpoints.breakableProperty(),
                () -> {
                    breakpoints.breakHere();
                    window.goTo(Pane.BREAKPOINTS);
                });
        commands.addToggle(
                MUTE,
                "Mute Breakpoints",
                "Pass all breakpoints over, or mind them again.",
                DurascopeIcons.MUTED,
                null,
                breakpoints.openProperty(),
                new Toggle(breakpoints.mutedProperty(), mute),
                mute);
        commands.addToggle(
                HOLD_ALL,
                "Hold the Whole Execution",
                "While a branch is stopped, let the other branches stand still too, at their next operation.",
                DurascopeIcons.HOLD_ALL,
                null,
                breakpoints.openProperty(),
                new Toggle(breakpoints.holdingAllProperty(), holdAll),
                holdAll);
        commands.add(
                CRASH,
                "Crash Invocation Here",
                "End the invocation as if its process had ended; nothing of a held checkpoint is applied.",
                DurascopeIcons.CRASH,
                null,
                debug.stoppedInInvocationProperty(),
                () -> debug.crash(false));
        commands.add(
                CRASH_AFTER,
                "Crash Invocation After Applying",
                "Apply the held checkpoint, then end the invocation before it is answered.",
                DurascopeIcons.CRASH_AFTER,
                null,
                debug.stoppedAtCheckpointProperty(),
                () -> debug.crash(true));
        commands.add(
                THROTTLE,
                "Answer with Throttling",
                "Answer the held checkpoint with TooManyRequestsException.",
                DurascopeIcons.THROTTLE,
                null,
                debug.stoppedAtCheckpointProperty(),
                debug::throttle);
        commands.add(
                SERVER_ERROR,
                "Answer with Server Error",
                "Answer the held checkpoint with ServiceException.",
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
