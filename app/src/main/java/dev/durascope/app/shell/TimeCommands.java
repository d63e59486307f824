package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Commands;
import dev.durascope.app.text.TimeModes;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.icons.DurascopeIcons;
import javafx.beans.value.ObservableStringValue;

/** The commands that move an execution's time. */
final class TimeCommands {
    private TimeCommands() {}

    static void add(Commands commands, WindowModel model, WindowCommands.Window window) {
        ObservableStringValue elsewhere = CloudCommands.elsewhere(model);
        commands.addUnless(
                WindowCommands.SKIP,
                text("shell.command.time.skip"),
                text("shell.command.time.skip.description"),
                DurascopeIcons.SKIP_WAIT,
                "Shortcut+T",
                model.open().skippableProperty(),
                elsewhere,
                model.open()::skipSelected);
        commands.addUnless(
                WindowCommands.SKIP_ALL,
                text("shell.command.time.skipAll"),
                text("shell.command.time.skipAll.description"),
                DurascopeIcons.SKIP_ALL,
                "Shortcut+Alt+T",
                model.open().runningProperty(),
                elsewhere,
                window::skipAll);
        commands.addUnless(
                WindowCommands.FIRE,
                text("shell.command.time.fire"),
                text("shell.command.time.fire.description"),
                DurascopeIcons.FIRE_TIMER,
                "Shortcut+Shift+T",
                model.open().runningProperty(),
                elsewhere,
                model.open()::fireNextTimer);
        commands.addUnless(
                WindowCommands.REAL,
                text("shell.command.time.real"),
                TimeModes.description(TimeMode.REAL),
                DurascopeIcons.CLOCK,
                null,
                model.open().runningProperty(),
                elsewhere,
                () -> model.open().setTimeMode(TimeMode.REAL));
        commands.addUnless(
                WindowCommands.SKIP_MODE,
                text("shell.command.time.skipMode"),
                TimeModes.description(TimeMode.SKIP),
                null,
                null,
                model.open().runningProperty(),
                elsewhere,
                () -> model.open().setTimeMode(TimeMode.SKIP));
        commands.addUnless(
                WindowCommands.MANUAL,
                text("shell.command.time.manual"),
                TimeModes.description(TimeMode.MANUAL),
                null,
                null,
                model.open().runningProperty(),
                elsewhere,
                () -> model.open().setTimeMode(TimeMode.MANUAL));
        commands.addUnless(
                WindowCommands.SCALE,
                text("shell.command.time.scale"),
                text("shell.command.time.scale.description"),
                null,
                null,
                model.open().runningProperty(),
                elsewhere,
                window::askFactor);
    }
}
