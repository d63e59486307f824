package dev.durascope.app.tree;

import dev.durascope.app.session.ExecutionSession;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell that draws its row again whenever the session says that something may have changed. */
abstract class LiveCell extends TableCell<OperationRow, OperationRow> {
    private final ExecutionSession session;

    /** Held here because the session holds it only weakly. */
    private final InvalidationListener redraw = o -> redraw();

    LiveCell(ExecutionSession session) {
        this.session = session;
        session.revisionProperty().addListener(new WeakInvalidationListener(redraw));
    }

    ExecutionSession session() {
        return session;
    }

    /** Draws a row; called again and again, so it must not build nodes. */
    abstract void draw(OperationRow row);

    /** Draws nothing. */
    abstract void clear();

    /** Shows a graphic. */
    final void show(Node graphic) {
        if (getGraphic() != graphic) {
            setGraphic(graphic);
        }
        graphic.setVisible(true);
    }

    /** Hides the graphic. Were it taken out, it would be styled from scratch when it came back, with each scrolling. */
    final void hide() {
        if (getGraphic() != null) {
            getGraphic().setVisible(false);
        }
    }

    @Override
    protected final void updateItem(@Nullable OperationRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            clear();
        } else {
            draw(row);
        }
    }

    private void redraw() {
        // Reading the property makes it valid again, without which the next change would not be told.
        session.revisionProperty().get();
        if (!isEmpty() && getItem() != null) {
            draw(getItem());
        }
    }
}
