package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

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
                text("shell.command.travel.back"),
                text("shell.command.travel.back.description"),
                DurascopeIcons.BACK,
                "Alt+Left",
                travel.places().canGoBackProperty(),
                travel::back);
        commands.add(
                FORWARD,
                text("shell.command.travel.forward"),
                text("shell.command.travel.forward.description"),
                DurascopeIcons.FORWARD,
                "Alt+Right",
                travel.places().canGoForwardProperty(),
                travel::forward);
        commands.add(
                PREVIOUS_EVENT,
                text("shell.command.travel.previousEvent"),
                text("shell.command.travel.previousEvent.description"),
                DurascopeIcons.PREVIOUS_EVENT,
                "Shortcut+Open Bracket",
                earlier,
                () -> travel.move(Cursor::previousEvent));
        commands.add(
                NEXT_EVENT,
                text("shell.command.travel.nextEvent"),
                text("shell.command.travel.nextEvent.description"),
                DurascopeIcons.NEXT_EVENT,
                "Shortcut+Close Bracket",
                later,
                () -> travel.move(Cursor::nextEvent));
        commands.add(
                PREVIOUS_INVOCATION,
                text("shell.command.travel.previousInvocation"),
                text("shell.command.travel.previousInvocation.description"),
                DurascopeIcons.PREVIOUS_INVOCATION,
                "Alt+Open Bracket",
                earlier,
                () -> travel.move(Cursor::previousInvocation));
        commands.add(
                NEXT_INVOCATION,
                text("shell.command.travel.nextInvocation"),
                text("shell.command.travel.nextInvocation.description"),
                DurascopeIcons.NEXT_INVOCATION,
                "Alt+Close Bracket",
                later,
                () -> travel.move(Cursor::nextInvocation));
        commands.add(
                PREVIOUS_OF_OPERATION,
                text("shell.command.travel.previousOfOperation"),
                text("shell.command.travel.previousOfOperation.description"),
                null,
                "Shortcut+Shift+Open Bracket",
                Bindings.and(earlier, model.open().operationSelectedProperty()),
                () -> travel.alongSelected(false));
        commands.add(
                NEXT_OF_OPERATION,
                text("shell.command.travel.nextOfOperation"),
                text("shell.command.travel.nextOfOperation.description"),
                null,
                "Shortcut+Shift+Close Bracket",
                later,
                () -> travel.alongSelected(true));
        commands.add(
                FIRST,
                text("shell.command.travel.first"),
                text("shell.command.travel.first.description"),
                DurascopeIcons.FIRST_EVENT,
                "Home",
                earlier,
                () -> travel.move(Cursor::toFirst));
        commands.add(
                NOW,
                text("shell.command.travel.now"),
                text("shell.command.travel.now.description"),
                DurascopeIcons.NOW,
                "End",
                later,
                () -> travel.move(Cursor::toNow));
        commands.add(
                COPY,
                text("shell.command.travel.copyPosition"),
                text("shell.command.travel.copyPosition.description"),
                DurascopeIcons.COPY,
                "Shortcut+Shift+C",
                shown,
                () -> copy(travel.position()));
        commands.add(
                GO_TO,
                text("shell.command.travel.goTo"),
                text("shell.command.travel.goTo.description"),
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
