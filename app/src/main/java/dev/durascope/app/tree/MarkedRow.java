package dev.durascope.app.tree;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row that says whether it is what was sought, or only what that stands in. */
final class MarkedRow extends TableRow<OperationRow> {
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    private static final PseudoClass ASIDE = PseudoClass.getPseudoClass("aside");

    private final TreeProjection projection;

    /** Held here because the projection holds it only weakly. */
    private final InvalidationListener marked = o -> mark();

    MarkedRow(TreeProjection projection) {
        this.projection = projection;
        projection.marksProperty().addListener(new WeakInvalidationListener(marked));
    }

    @Override
    protected void updateItem(@Nullable OperationRow row, boolean empty) {
        super.updateItem(row, empty);
        mark();
    }

    private void mark() {
        projection.marksProperty().get();
        OperationRow row = getItem();
        boolean found = row != null && projection.isMarked(row);
        pseudoClassStateChanged(FOUND, found);
        pseudoClassStateChanged(ASIDE, row != null && !found && projection.isFiltered());
    }
}
