package dev.durascope.app.look;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the window while it is open. It takes the focus and gives it back, and leaves by a click beside it or when
 * the focus goes elsewhere; the keys are its own affair.
 */
public abstract class Overlay extends StackPane {
    private final Runnable leave;
    private @Nullable Node before;

    /** Held here to be taken off again. */
    private final ChangeListener<Node> focusMoved = (o, was, now) -> focusMoved(now);

    /** @param leave asks for it to be closed */
    protected Overlay(Runnable leave) {
        this.leave = leave;
    }

    /** Lets it be seen while something is so; called once, when all is there that is seen. */
    protected final void showWhile(ReadOnlyBooleanProperty open) {
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                leave.run();
            }
        });
        open.addListener((o, was, now) -> show(now));
        setVisible(false);
    }

    /** Is called when it has come into the window. */
    protected abstract void opened();

    /** What gets the focus. */
    protected abstract Node focused();

    private void show(boolean open) {
        if (open) {
            before = getScene().getFocusOwner();
            setVisible(true);
            requestLayout();
            // What it stands beside may have come into the window just now.
            getScene().getRoot().applyCss();
            getScene().getRoot().layout();
            opened();
            focused().requestFocus();
            getScene().focusOwnerProperty().addListener(focusMoved);
        } else {
            getScene().focusOwnerProperty().removeListener(focusMoved);
            setVisible(false);
            if (before != null) {
                before.requestFocus();
            }
            before = null;
        }
    }

    private void focusMoved(@Nullable Node now) {
        if (now != null && !isInside(now)) {
            before = null;
            leave.run();
        }
    }

    private boolean isInside(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }
}
