package dev.durascope.app.tree;

import dev.durascope.app.session.ExecutionSession;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where the tree is scrolled to while rows come and go. It follows the newest row until the user selects one or
 * scrolls away from it; from then on the row that the eye rests on, selected or first in view, stays where it is on
 * screen. Scrolling to the end with nothing selected follows again.
 */
final class ScrollPosition {

    /** How long the eye is given before the tree is scrolled on. */
    private static final long FOLLOW_NANOS = 300_000_000;

    private final TableView<OperationRow> table;
    private final ExecutionSession session;
    private final TreeProjection projection;
    private final ListChangeListener<OperationRow> changed = this::changed;
    private boolean scrolledAway;
    private boolean layingOut;
    private @Nullable OperationRow newest;
    private long followedAt = System.nanoTime() - FOLLOW_NANOS;
    /** Held here because the session holds it only weakly. */
    private final InvalidationListener caughtUp = o -> catchUp();
    /** Where the row that must not move was among the visible ones. */
    private int anchorWas;

    ScrollPosition(TableView<OperationRow> table, ExecutionSession session, TreeProjection projection) {
        this.table = table;
        this.session = session;
        this.projection = projection;
        table.addEventFilter(ScrollEvent.SCROLL, e -> scrolledAway = e.getDeltaY() > 0 || scrolledAway);
        table.addEventHandler(ScrollEvent.SCROLL, e -> lookWhetherAtEnd());
        table.addEventFilter(MouseEvent.MOUSE_DRAGGED, e -> {
            if (e.getTarget() instanceof Node node && isInScrollBar(node)) {
                scrolledAway = true;
                lookWhetherAtEnd();
            }
        });
        session.revisionProperty().addListener(new WeakInvalidationListener(caughtUp));
        // The skin must have heard of a change before this does, and it listens only once it is there.
        table.skinProperty().addListener((o, before, skin) -> {
            projection.removeListener(changed);
            projection.addListener(changed);
        });
    }

    /** Whether newly arrived rows are scrolled into view. */
    boolean isFollowing() {
        return session.selectedOperationProperty().get() == null && !scrolledAway;
    }

    private static boolean isInScrollBar(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }

    private void lookWhetherAtEnd() {
        VirtualFlow<?> flow = flow();
        if (flow != null && flow.getLastVisibleCell() != null) {
            int last = flow.getLastVisibleCell().getIndex();
            scrolledAway &= last < projection.size() - 1;
        }
    }

    private @Nullable VirtualFlow<?> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }

    /** Scrolls as little as it takes to see a row whole. */
    void show(int index) {
        layOut();
        VirtualFlow<?> flow = flow();
        if (flow == null || flow.getFirstVisibleCell() == null) {
            table.scrollTo(index);
            return;
        }
        double top = top(flow);
        double from = index * row();
        if (from < top) {
            flow.scrollPixels(from - top);
        } else if (from + row() > top + flow.getHeight()) {
            flow.scrollPixels(from + row() - top - flow.getHeight());
        }
    }

    /** How many pixels of rows are above the view. */
    private double top(VirtualFlow<?> flow) {
        return flow.getFirstVisibleCell().getIndex() * row()
                - flow.getFirstVisibleCell().getLayoutY();
    }

    private void catchUp() {
        session.revisionProperty().get();
        follow();
    }

    private void changed(ListChangeListener.Change<? extends OperationRow> change) {
        VirtualFlow<?> flow = flow();
        if (flow == null || flow.getFirstVisibleCell() == null || layingOut || projection.isEmpty()) {
            return;
        }
        if (isFollowing()) {
            while (change.next()) {
                if (change.wasAdded() && !change.wasRemoved()) {
                    newest = projection.get(change.getTo() - 1);
                }
            }
            if (follow()) {
                return;
            }
        }
        OperationRow anchor = anchor(flow);
        if (anchor == null) {
            // All that was in view has gone, as on the way back through a long journal: the end is laid out with the
            // frame.
            flow.scrollToTop(Math.max(0, projection.size() - (int) (flow.getHeight() / row())));
            return;
        }
        double before = anchorWas * row() - top(flow);
        layOut();
        if (flow.getFirstVisibleCell() == null) {
            // So many rows went that the flow was left behind its end.
            flow.scrollToTop(projection.size() - 1);
            layOut();
        }
        int now = anchor == null ? -1 : projection.visibleIndex(anchor.id());
        if (now >= 0 && flow.getFirstVisibleCell() != null) {
            double off = now * row() - top(flow) - before;
            if (Math.abs(off) > 0.5) {
                flow.scrollPixels(off);
            }
        }
    }

    /** Shows the newest row, but not so often that nobody could read. Returns whether it did. */
    private boolean follow() {
        OperationRow row = newest;
        if (row == null || System.nanoTime() - followedAt < FOLLOW_NANOS) {
            return false;
        }
        newest = null;
        int index = projection.visibleIndex(row.id());
        if (index >= 0 && isFollowing()) {
            followedAt = System.nanoTime();
            show(index);
        }
        return true;
    }

    /** The row that must not move: the selected one when it is in view, else the first in view that still is a row. */
    private @Nullable OperationRow anchor(VirtualFlow<?> flow) {
        int first = flow.getFirstVisibleCell().getIndex();
        int last = flow.getLastVisibleCell().getIndex();
        String selected = session.selectedOperationProperty().get();
        OperationRow anchor = null;
        for (int i = first; i <= last; i++) {
            if (flow.getCell(i).getItem() instanceof OperationRow row && projection.visibleIndex(row.id()) >= 0) {
                boolean isSelected = row.id().equals(selected);
                if (anchor == null || isSelected) {
                    anchor = row;
                    anchorWas = i;
                }
                if (isSelected) {
                    return anchor;
                }
            }
        }
        return anchor;
    }

    /** Lets the table take in the change now, so that scrolling reaches the new rows. */
    private void layOut() {
        layingOut = true;
        table.layout();
        layingOut = false;
    }

    /** Pixels of a row, which the density sets. */
    private double row() {
        return table.getFixedCellSize();
    }
}
