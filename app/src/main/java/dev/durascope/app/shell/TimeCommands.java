package dev.durascope.app.shell;

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
                "Skip This Wait",
                "Let time pass until the selected operation's deadline.",
                DurascopeIcons.SKIP_WAIT,
                "Shortcut+T",
                model.open().skippableProperty(),
                elsewhere,
                model.open()::skipSelected);
        commands.addUnless(
                WindowCommands.SKIP_ALL,
                "Skip All…",
                "Let time pass over every wait, retry and callback timeout there is now.",
                DurascopeIcons.SKIP_ALL,
                "Shortcut+Alt+T",
                model.open().runningProperty(),
                elsewhere,
                window::skipAll);
        commands.addUnless(
                WindowCommands.FIRE,
                "Fire Next Timer",
                "Let time pass until the next deadline of any kind.",
                DurascopeIcons.FIRE_TIMER,
                "Shortcut+Shift+T",
                model.open().runningProperty(),
                elsewhere,
                model.open()::fireNextTimer);
        commands.addUnless(
                WindowCommands.REAL,
                "Real Time",
                "Waits take as long as they say.",
                DurascopeIcons.CLOCK,
                null,
                model.open().runningProperty(),
                elsewhere,
                () -> model.open().setTimeMode(TimeMode.REAL));
        commands.addUnless(
                WindowCommands.SKIP_MODE,
                "Skip Time",
                "Waits, retries and backoff are jumped over when nothing runs.",
                null,
                null,
                model.open().runningProperty(),
                elsewhere,
                () -> model.open().setTimeMode(TimeMode.SKIP));
        commands.addUnless(
                WindowCommands.MANUAL,
                "Manual Time",
                TimeModes.description(TimeMode.MANUAL),
                null,
                null,
                model.open().runningProperty(),
                elsewhere,
                () -> model.open().setTimeMode(TimeMode.MANUAL));
        commands.addUnless(
                WindowCommands.SCALE,
                "Scale Time…",
                "Let time run faster or slower while no handler is at work.",
                null,
                null,
                model.open().runningProperty(),
                elsewhere,
                window::askFactor);
    }
}
