package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.command.Commands;
import dev.durascope.app.look.SteadyLabel;
import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.text.Times;
import dev.durascope.engine.model.HistoryEvent;
import java.time.ZoneId;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Where in the execution's time the panes are: buttons and a slider to move there, and the moment in words. */
final class CursorBar extends HBox {
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

    private final ExecutionSession session;
    private final ZoneId zone;
    private final Slider slider = new Slider();
    private final Label moment = new SteadyLabel();
    private final Label mode = new SteadyLabel();
    private final Tooltip modeTooltip = new Tooltip();
    private boolean following;

    /** Held here because the session holds it only weakly. */
    private final InvalidationListener changed = o -> show();

    CursorBar(ExecutionSession session, Commands commands, ZoneId zone) {
        this.session = session;
        this.zone = zone;
        setId("cursor-bar");
        getStyleClass().add("cursor-bar");
        slider.setId("cursor-slider");
        slider.setAccessibleText(text("shell.cursor.slider"));
        slider.setMinWidth(80);
        slider.setBlockIncrement(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().addListener((o, before, now) -> dragged(now.doubleValue()));
        moment.getStyleClass().addAll("cursor-moment", "mono");
        moment.setMinWidth(Region.USE_PREF_SIZE);
        mode.getStyleClass().add("chip");
        mode.setMinWidth(Region.USE_PREF_SIZE);
        mode.setTooltip(modeTooltip);
        for (String id : new String[] {
            TravelCommands.BACK,
            TravelCommands.FORWARD,
            TravelCommands.FIRST,
            TravelCommands.PREVIOUS_INVOCATION,
            TravelCommands.PREVIOUS_EVENT
        }) {
            getChildren().add(CommandNodes.iconButton(commands.get(id)));
        }
        getChildren().add(slider);
        for (String id : new String[] {TravelCommands.NEXT_EVENT, TravelCommands.NEXT_INVOCATION, TravelCommands.NOW}) {
            getChildren().add(CommandNodes.iconButton(commands.get(id)));
        }
        getChildren().addAll(moment, mode, CommandNodes.iconButton(commands.get(TravelCommands.COPY)));
        session.revisionProperty().addListener(new WeakInvalidationListener(changed));
        session.cursor().positionProperty().addListener(new WeakInvalidationListener(changed));
        session.cursor().modeProperty().addListener(new WeakInvalidationListener(changed));
        show();
    }

    private void dragged(double value) {
        if (!following) {
            session.cursor().moveToIndex((int) Math.round(value), Cursor.Move.STEP);
        }
    }

    private void show() {
        session.revisionProperty().get();
        Cursor cursor = session.cursor();
        cursor.positionProperty().get();
        int count = session.events().events().size();
        int index = cursor.index();
        following = true;
        slider.setMax(Math.max(1, count - 1));
        slider.setValue(cursor.isAtNow() ? slider.getMax() : index);
        slider.setDisable(count < 2);
        following = false;
        HistoryEvent event = cursor.event();
        moment.setText(
                event == null
                        ? ""
                        : text(
                                "shell.cursor.moment",
                                event.header().eventId(),
                                count,
                                Times.clock(event.header().timestamp(), zone)));
        mode.setText(word(cursor.modeProperty().get()));
        modeTooltip.setText(sentence(cursor.modeProperty().get()));
        mode.pseudoClassStateChanged(PAST, !cursor.isAtNow());
    }

    private static String word(Cursor.Mode mode) {
        return switch (mode) {
            case FOLLOW -> text("shell.cursor.follow");
            case INSPECT -> text("shell.cursor.inspect");
            case STATIC -> text("shell.cursor.static");
        };
    }

    private static String sentence(Cursor.Mode mode) {
        return switch (mode) {
            case FOLLOW -> text("shell.cursor.follow.tooltip");
            case INSPECT -> text("shell.cursor.inspect.tooltip");
            case STATIC -> text("shell.cursor.static.tooltip");
        };
    }
}
