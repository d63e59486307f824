package dev.durascope.app.tree;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.model.OperationType;
import dev.durascope.icons.DurascopeIcons;
import javafx.css.PseudoClass;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where breakpoints are set with a click, and where it is seen what stands still. */
final class GutterCell extends LiveCell {
    private static final PseudoClass SET = PseudoClass.getPseudoClass("set");
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("off");
    private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("stopped");

    private final TreeActions actions;
    private final FontIcon icon = DurascopeIcons.BREAKPOINT.node();
    private final StackPane box = new StackPane(icon);

    GutterCell(ExecutionSession session, TreeActions actions) {
        super(session);
        this.actions = actions;
        getStyleClass().add("gutter");
        icon.getStyleClass().add("gutter-icon");
        box.getStyleClass().add("gutter-box");
        box.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> {
            OperationRow row = getItem();
            if (row != null && e.getButton() == MouseButton.PRIMARY) {
                actions.toggleBreakpoint(row.state());
                e.consume();
            }
        });
    }

    @Override
    void draw(OperationRow row) {
        if (row.state().operation().type() == OperationType.EXECUTION) {
            clear();
            return;
        }
        Breakpoint breakpoint = actions.breakpointOn(row.state());
        boolean stopped = actions.isStoppedAt(row.state());
        icon.setIconCode(glyph(breakpoint, stopped));
        box.pseudoClassStateChanged(SET, breakpoint != null);
        box.pseudoClassStateChanged(DISABLED, breakpoint != null && !breakpoint.enabled());
        box.pseudoClassStateChanged(STOPPED, stopped);
        box.setAccessibleText(breakpoint == null ? text("tree.gutter.none") : text("tree.gutter.breakpoint"));
        show(box);
    }

    /** A breakpoint that is off is hollow: colour never speaks alone. */
    private static DurascopeIcons glyph(@Nullable Breakpoint breakpoint, boolean stopped) {
        if (stopped) {
            return DurascopeIcons.PAUSE;
        }
        return breakpoint == null || breakpoint.enabled() ? DurascopeIcons.BREAKPOINT : DurascopeIcons.BREAKPOINT_OFF;
    }

    @Override
    void clear() {
        hide();
    }
}
