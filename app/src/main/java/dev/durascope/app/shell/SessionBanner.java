package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.breakpoints.BreakpointText;
import dev.durascope.app.command.Commands;
import dev.durascope.app.look.Copy;
import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Obstacle;
import dev.durascope.engine.cloud.FollowStatus;
import dev.durascope.engine.debug.StepKind;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says above the tree what keeps the execution from going on, and offers the next step. */
final class SessionBanner extends HBox {
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("stopped");

    private final WindowModel model;
    private final ExecutionSession session;
    private final Commands commands;
    private final Consumer<String> answer;
    private final FontIcon icon = DurascopeIcons.WARNING.node();
    private final Label text = new Label();
    private final Button other = button("flat");
    private final Button act = button();
    private @Nullable Obstacle shown;

    /** Held here because the debugger's model, which outlives this, holds it only weakly. */
    private final InvalidationListener stopsChanged = o -> show(obstacle());

    /** @param answer shows where an operation is answered */
    SessionBanner(WindowModel model, ExecutionSession session, Commands commands, Consumer<String> answer) {
        this.model = model;
        this.session = session;
        this.commands = commands;
        this.answer = answer;
        setId("banner");
        getStyleClass().add("banner");
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(icon, text, other, act);
        InvalidationListener review = o -> show(obstacle());
        model.debug().stopsProperty().addListener(new WeakInvalidationListener(stopsChanged));
        model.attach().shownProperty().addListener(new WeakInvalidationListener(stopsChanged));
        model.cloud().followingProperty().addListener(new WeakInvalidationListener(stopsChanged));
        session.factsProperty().addListener(review);
        session.standingProperty().addListener(review);
        session.problemProperty().addListener(review);
        session.cursor().positionProperty().addListener(review);
        session.cursor().atNowProperty().addListener(review);
        session.awaitedEventProperty().addListener(review);
        setVisible(false);
        setManaged(false);
        show(obstacle());
    }

    private @Nullable Obstacle obstacle() {
        Obstacle own = Obstacle.of(session);
        Obstacle cloud = model.cloud().obstacle(session);
        long awaited = session.awaitedEventProperty().get();
        FollowStatus following = model.cloud().followingProperty().get();
        boolean mending = cloud instanceof Obstacle.Cloud trouble && trouble.again();
        if (awaited > 0 && following != null && !mending && !(own instanceof Obstacle.Unread)) {
            return new Obstacle.Awaited(awaited, following.missing());
        }
        if (!session.cursor().isAtNow() && !(own instanceof Obstacle.Unread)) {
            return new Obstacle.Past(past());
        }
        List<Stop> stops =
                model.session() == session ? model.debug().stopsProperty().get() : List.of();
        Obstacle debugger = AttachCommands.obstacle(model, session);
        if (stops.isEmpty() && debugger != null) {
            return debugger;
        }
        if (cloud != null && own == null) {
            return cloud;
        }
        return stops.isEmpty() || own instanceof Obstacle.Unread
                ? own
                : new Obstacle.Stopped(BreakpointText.of(stops, this::nameOf));
    }

    private String past() {
        HistoryEvent event = session.cursor().event();
        String moment = text("shell.banner.beforeFirst");
        if (event != null) {
            OperationState state = session.operation(event.header().id());
            moment = state == null || state.id().equals(session.arn().id())
                    ? text("shell.banner.after", event.header().eventId(), event.eventType())
                    : text("shell.banner.afterOf", event.header().eventId(), event.eventType(), session.title(state));
        }
        return session.cursor().modeProperty().get() == Cursor.Mode.STATIC
                ? moment
                : moment + " " + text("shell.banner.goesOn");
    }

    private String nameOf(String operationId) {
        OperationState state = session.operation(operationId);
        return state == null ? model.debug().nameAnnounced(operationId) : session.title(state);
    }

    private static Button button(String... styles) {
        Button button = new Button();
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("small");
        button.getStyleClass().addAll(styles);
        return button;
    }

    private void show(@Nullable Obstacle now) {
        // Read so that the next change of each is told as well.
        session.factsProperty().get();
        session.standingProperty().get();
        model.cloud().followingProperty().get();
        session.cursor().positionProperty().get();
        session.cursor().atNowProperty().get();
        session.awaitedEventProperty().get();
        if (Objects.equals(now, shown)) {
            return;
        }
        shown = now;
        setVisible(now != null);
        setManaged(now != null);
        if (now == null) {
            return;
        }
        text.setText(now.words());
        icon.setIconCode(now instanceof Obstacle.Past ? DurascopeIcons.PAST : DurascopeIcons.WARNING);
        pseudoClassStateChanged(STOPPED, now instanceof Obstacle.Stopped || now instanceof Obstacle.HeldByDebugger);
        pseudoClassStateChanged(PAST, now instanceof Obstacle.Past);
        switch (now) {
            case Obstacle.Unread unread -> {
                hide(other);
                offer(act, text("shell.banner.tryAgain"), session::load);
            }
            case Obstacle.Incomplete incomplete -> {
                hide(other);
                hide(act);
            }
            case Obstacle.Cloud cloud -> {
                String policy = cloud.policy();
                hide(other);
                hide(act);
                if (policy != null) {
                    offer(other, text("shell.banner.copyPolicy"), () -> Copy.text(policy));
                }
                if (cloud.again()) {
                    offer(act, text("shell.banner.tryAgain"), model.cloud()::askNow);
                }
            }
            case Obstacle.Held held -> {
                offer(other, text("shell.banner.showError"), this::showError);
                offer(act, text("shell.banner.resume"), model.open()::resume);
            }
            case Obstacle.LooksPlain plain -> {
                offer(other, text("shell.banner.showError"), this::showError);
                offer(act, text("shell.banner.runAsPlain"), () -> model.choosePlain(plain.function()));
            }
            case Obstacle.Awaited awaited -> {
                hide(other);
                offer(act, text("shell.banner.cancel"), session::stay);
            }
            case Obstacle.Past past -> {
                offer(other, text("shell.banner.copyPosition"), commands.get(TravelCommands.COPY)::run);
                offer(act, text("shell.banner.toNow"), session.cursor()::toNow);
            }
            case Obstacle.AwaitsDebugger awaits -> {
                offer(
                        other,
                        text("shell.banner.configurations"),
                        () -> commands.get(AttachCommands.CONFIGURE).run());
                offer(act, text("shell.banner.copyAddress"), () -> Copy.text(awaits.address()));
            }
            case Obstacle.HeldByDebugger held -> {
                hide(other);
                offer(act, text("shell.banner.copyAddress"), () -> Copy.text(held.address()));
            }
            case Obstacle.Stopped stopped -> {
                offer(other, text("shell.banner.stepOver"), () -> model.debug().step(StepKind.OVER));
                offer(act, text("shell.banner.resume"), model.open()::resume);
            }
            case Obstacle.TimeByHand byHand -> {
                offer(other, text("shell.banner.skipAll"), commands.get(WindowCommands.SKIP_ALL)::run);
                offer(act, text("shell.banner.fire"), commands.get(WindowCommands.FIRE)::run);
            }
            case Obstacle.TimeHolds holds -> {
                offer(other, text("shell.banner.skipAll"), commands.get(WindowCommands.SKIP_ALL)::run);
                offer(act, text("shell.banner.answer"), () -> answer.accept(holds.operationId()));
            }
        }
    }

    private void showError() {
        session.selectedOperationProperty().set(session.arn().id());
    }

    private static void offer(Button button, String title, Runnable action) {
        button.setText(title);
        button.setOnAction(e -> action.run());
        button.setVisible(true);
        button.setManaged(true);
    }

    private static void hide(Button button) {
        button.setVisible(false);
        button.setManaged(false);
    }
}
