package dev.durascope.app.tree;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.OperationLook;
import dev.durascope.app.look.StatusLabel;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.look.WholeText;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.SessionStatus;
import dev.durascope.app.session.WaitingText;
import dev.durascope.app.text.Durations;
import dev.durascope.engine.history.Attempt;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.icons.DurascopeIcons;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The cells of the operation tree, one kind a column. */
final class OperationCells {
    private static final double INDENT = 16;

    private OperationCells() {}

    /** Disclosure, glyph and name. */
    static final class Name extends LiveCell {
        private final HBox box = new HBox();
        private final StackPane disclosure = new StackPane();
        private final FontIcon arrow = DurascopeIcons.EXPANDED.node();
        private final FontIcon icon = DurascopeIcons.STEP.node();
        private final Label name = new Label();

        private final TreeProjection projection;

        Name(ExecutionSession session, TreeProjection projection) {
            super(session);
            this.projection = projection;
            box.getStyleClass().add("operation-name");
            disclosure.getStyleClass().add("disclosure");
            disclosure.getChildren().add(arrow);
            disclosure.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> {
                OperationRow row = getItem();
                if (row != null && e.getButton() == MouseButton.PRIMARY) {
                    projection.setExpanded(row, !row.isExpanded());
                    e.consume();
                }
            });
            icon.getStyleClass().add("operation-icon");
            WholeText.cutInTheMiddle(name);
            HBox.setHgrow(name, Priority.ALWAYS);
            box.getChildren().addAll(disclosure, icon, name);
        }

        @Override
        void draw(OperationRow row) {
            arrow.setVisible(projection.isCollapsible(row));
            arrow.setIconCode(row.isExpanded() ? DurascopeIcons.EXPANDED : DurascopeIcons.COLLAPSED);
            HBox.setMargin(disclosure, new Insets(0, 0, 0, row.depth() * INDENT));
            icon.setIconCode(OperationLook.icon(row.state().operation()));
            name.setText(session().title(row.state()));
            show(box);
        }

        @Override
        void clear() {
            hide();
        }
    }

    /** Type or subtype, in words. */
    static final class Kind extends LiveCell {
        Kind(ExecutionSession session) {
            super(session);
            getStyleClass().add("quiet");
        }

        @Override
        void draw(OperationRow row) {
            setText(OperationLook.word(row.state().operation()));
        }

        @Override
        void clear() {
            setText(null);
        }
    }

    /** Glyph and word. */
    static final class Status extends LiveCell {
        private final StatusLabel label = new StatusLabel();

        Status(ExecutionSession session) {
            super(session);
        }

        @Override
        void draw(OperationRow row) {
            label.show(SessionStatus.of(session(), row.state()));
            show(label);
        }

        @Override
        void clear() {
            hide();
        }
    }

    /** A mark for each attempt. */
    static final class Attempts extends LiveCell {
        private static final int MARKS = 5;
        private final HBox marks = new HBox();
        private List<StatusLook> drawn = List.of();
        private int counted;
        private final Tooltip tooltip = new Tooltip();

        Attempts(ExecutionSession session) {
            super(session);
            marks.getStyleClass().add("attempts");
        }

        @Override
        void draw(OperationRow row) {
            List<Attempt> attempts = row.state().attempts();
            boolean step = row.state().operation().type() == OperationType.STEP;
            if (!step || attempts.isEmpty()) {
                clear();
                return;
            }
            int from = Math.max(0, attempts.size() - MARKS);
            List<StatusLook> looks = attempts.subList(from, attempts.size()).stream()
                    .map(attempt -> look(row.state(), attempt))
                    .toList();
            // Most rows look alike: what is drawn for one serves for the next.
            if (counted != attempts.size() || !looks.equals(drawn)) {
                drawn = looks;
                counted = attempts.size();
                redraw();
            }
            show(marks);
            setTooltip(tooltip);
        }

        private void redraw() {
            marks.getChildren().clear();
            if (counted > MARKS) {
                Label more = new Label(counted + "×");
                more.getStyleClass().add("quiet");
                marks.getChildren().add(more);
            }
            for (StatusLook look : drawn) {
                FontIcon mark = look.icon().node();
                mark.getStyleClass().addAll("attempt", look.styleClass());
                marks.getChildren().add(mark);
            }
            tooltip.setText(text("tree.attempts", counted));
        }

        private static StatusLook look(OperationState state, Attempt attempt) {
            if (attempt.end() == null) {
                return StatusLook.RUNNING;
            }
            if (attempt.error() != null) {
                return StatusLook.FAILED;
            }
            boolean last = attempt == state.attempts().getLast();
            return last && state.operation().status() == OperationStatus.FAILED
                    ? StatusLook.FAILED
                    : StatusLook.SUCCEEDED;
        }

        @Override
        void clear() {
            hide();
            setTooltip(null);
        }
    }

    /** How long it took, or has been taking, on the execution's own clock; the tooltip says what of it was skipped. */
    static final class Took extends LiveCell {
        private final Tooltip tooltip = new Tooltip();

        Took(ExecutionSession session) {
            super(session);
            getStyleClass().addAll("numeric", "quiet");
        }

        @Override
        void draw(OperationRow row) {
            Duration duration = duration(session(), row.state());
            Duration skipped = skipped(session(), row.state());
            setText(duration == null ? "" : Durations.taken(duration));
            boolean told = duration != null && skipped.isPositive();
            if (told) {
                tooltip.setText(Durations.taken(duration, skipped));
            }
            setTooltip(told ? tooltip : null);
        }

        @Override
        void clear() {
            setText(null);
            setTooltip(null);
        }
    }

    /**
     * How long an operation took on the execution's own clock, so that none takes longer than what it is part of; for an
     * open one how long it has been open; {@code null} when nobody knows.
     */
    static @Nullable Duration duration(ExecutionSession session, OperationState state) {
        Instant end = end(session, state);
        return end == null ? null : Duration.between(state.operation().start(), end);
    }

    private static @Nullable Instant end(ExecutionSession session, OperationState state) {
        ExecutionFacts facts = session.state().facts();
        if (state.operation().end() != null) {
            return state.operation().end();
        }
        if (facts == null) {
            return null;
        }
        if (facts.end() != null) {
            // What the end of the execution left open took no time that means anything.
            return state.operation().type() == OperationType.EXECUTION ? facts.end() : null;
        }
        return session.now();
    }

    /** How much of the time that an operation took was skipped. */
    static Duration skipped(ExecutionSession session, OperationState state) {
        Duration until = state.jumpedAtEnd() == null ? session.state().jumpedTotal() : state.jumpedAtEnd();
        return until.minus(state.jumpedAtStart());
    }

    /** What it waits for, and the one thing that would end the waiting. */
    static final class WaitsFor extends LiveCell {
        private final HBox box = new HBox();
        private final Label text = new Label();
        private final Button act = new Button();
        private final TreeActions actions;

        WaitsFor(ExecutionSession session, TreeActions actions) {
            super(session);
            this.actions = actions;
            act.getStyleClass().addAll("small", "flat", "row-action");
            act.setMinWidth(Region.USE_PREF_SIZE);
            act.setFocusTraversable(false);
            act.setOnAction(e -> act());
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            text.setMinWidth(0);
            WholeText.inTooltip(text);
            box.getStyleClass().add("waits-for");
            box.getChildren().addAll(text, space, act);
        }

        private void act() {
            OperationRow row = getItem();
            if (row == null) {
                return;
            }
            if (actions.needsAnswer(row.state())) {
                actions.answer(row.id());
            } else {
                actions.skip(row.id());
            }
        }

        @Override
        void draw(OperationRow row) {
            String waiting = WaitingText.of(session(), row.state());
            text.setText(waiting);
            boolean answer = actions.needsAnswer(row.state());
            ExecutionFacts facts = session().state().facts();
            boolean open = session().cursor().isFollowing() && facts != null && facts.end() == null;
            boolean skippable = open && session().isLocal() && isTimed(row.state());
            act.setVisible(answer || skippable);
            String what = answer ? text("tree.act.answer") : text("tree.act.skip");
            if (!what.equals(act.getText())) {
                act.setText(what);
                act.setAccessibleText(answer ? text("tree.act.answer.accessible") : text("tree.act.skip.accessible"));
                act.setTooltip(new Tooltip(answer ? text("tree.act.answer.tooltip") : text("tree.act.skip.tooltip")));
            }
            if (waiting.isEmpty() && !act.isVisible()) {
                hide();
            } else {
                show(box);
            }
        }

        @Override
        void clear() {
            hide();
        }
    }

    /** Whether an operation waits for nothing but time. */
    static boolean isTimed(OperationState state) {
        return state.operation().isPending()
                && switch (state.operation().details()) {
                    case OperationDetails.Wait wait -> true;
                    case OperationDetails.Step step -> true;
                    case OperationDetails.Callback callback -> false;
                    case OperationDetails.ChainedInvoke invoke -> false;
                    case OperationDetails.Context context -> false;
                    case OperationDetails.Execution execution -> false;
                };
    }
}
