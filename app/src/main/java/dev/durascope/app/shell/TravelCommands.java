package dev.durascope.app.shell;

import dev.durascope.app.command.Commands;
import dev.durascope.app.look.Copy;
import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.Position;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/** The commands that go through the time of an execution. */
final class TravelCommands {
    static final String BACK = "travel.back";
    static final String FORWARD = "travel.forward";
    static final String PREVIOUS_EVENT = "travel.previousEvent";
    static final String NEXT_EVENT = "travel.nextEvent";
    static final String PREVIOUS_INVOCATION = "travel.previousInvocation";
    static final String NEXT_INVOCATION = "travel.nextInvocation";
    static final String PREVIOUS_OF_OPERATION = "travel.previousOfOperation";
    static final String NEXT_OF_OPERATION = "travel.nextOfOperation";
    static final String FIRST = "travel.first";
    static final String NOW = "travel.now";
    static final String COPY = "travel.copyPosition";
    static final String GO_TO = "travel.goTo";

    private TravelCommands() {}

    /** As they stand in the menu; an empty one is a separator. */
    static List<String> menu() {
        return List.of(
                BACK,
                FORWARD,
                "",
                PREVIOUS_EVENT,
                NEXT_EVENT,
                PREVIOUS_INVOCATION,
                NEXT_INVOCATION,
                PREVIOUS_OF_OPERATION,
                NEXT_OF_OPERATION,
                "",
                FIRST,
                NOW,
                "",
                COPY,
                GO_TO);
    }

    static void add(Commands commands, WindowModel model, Runnable askPosition) {
        Travel travel = model.travel();
        ObservableBooleanValue shown = Bindings.createBooleanBinding(
                () -> model.placeProperty().get() == WindowModel.Place.EXECUTION, model.placeProperty());
        ObservableBooleanValue earlier = Bindings.and(shown, travel.canGoBackProperty());
        ObservableBooleanValue later = Bindings.and(shown, travel.canGoOnProperty());
        commands.add(
                BACK,
                "Back",
                "Go to where you were before.",
                DurascopeIcons.BACK,
                "Alt+Left",
                travel.places().canGoBackProperty(),
                travel::back);
        commands.add(
                FORWARD,
                "Forward",
                "Go to where you went back from.",
                DurascopeIcons.FORWARD,
                "Alt+Right",
                travel.places().canGoForwardProperty(),
                travel::forward);
        commands.add(
                PREVIOUS_EVENT,
                "Event Back",
                "Show the moment before the newest event shown.",
                DurascopeIcons.PREVIOUS_EVENT,
                "Shortcut+Open Bracket",
                earlier,
                () -> travel.move(Cursor::previousEvent));
        commands.add(
                NEXT_EVENT,
                "Event On",
                "Show the moment after the next event.",
                DurascopeIcons.NEXT_EVENT,
                "Shortcut+Close Bracket",
                later,
                () -> travel.move(Cursor::nextEvent));
        commands.add(
                PREVIOUS_INVOCATION,
                "Invocation Back",
                "Show the beginning of this invocation, then of the one before.",
                DurascopeIcons.PREVIOUS_INVOCATION,
                "Alt+Open Bracket",
                earlier,
                () -> travel.move(Cursor::previousInvocation));
        commands.add(
                NEXT_INVOCATION,
                "Invocation On",
                "Show the beginning of the next invocation.",
                DurascopeIcons.NEXT_INVOCATION,
                "Alt+Close Bracket",
                later,
                () -> travel.move(Cursor::nextInvocation));
        commands.add(
                PREVIOUS_OF_OPERATION,
                "Previous Event of Operation",
                "Show the moment of the selected operation's event before.",
                null,
                "Shortcut+Shift+Open Bracket",
                Bindings.and(earlier, model.open().operationSelectedProperty()),
                () -> travel.alongSelected(false));
        commands.add(
                NEXT_OF_OPERATION,
                "Next Event of Operation",
                "Show the moment of the selected operation's next event.",
                null,
                "Shortcut+Shift+Close Bracket",
                later,
                () -> travel.alongSelected(true));
        commands.add(
                FIRST,
                "First Event",
                "Show the moment when the execution started.",
                DurascopeIcons.FIRST_EVENT,
                "Home",
                earlier,
                () -> travel.move(Cursor::toFirst));
        commands.add(
                NOW,
                "Now",
                "Show the newest moment, and go on with it.",
                DurascopeIcons.NOW,
                "End",
                later,
                () -> travel.move(Cursor::toNow));
        commands.add(
                COPY,
                "Copy Position",
                "Copy the moment shown as execution@event, to hand it to others.",
                DurascopeIcons.COPY,
                "Shortcut+Shift+C",
                shown,
                () -> copy(travel.position()));
        commands.add(
                GO_TO,
                "Go to Position…",
                "Show the moment of an execution@event.",
                null,
                "Shortcut+G",
                Commands.ALWAYS,
                askPosition);
    }

    private static void copy(@Nullable Position position) {
        if (position != null) {
            Copy.text(position.toString());
        }
    }
}
