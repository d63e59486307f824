package dev.durascope.app.tree;

import dev.durascope.engine.history.OperationState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation's place in the tree. Changed by its projection only. */
public final class OperationRow {
    private final @Nullable OperationRow parent;
    private final int depth;
    private final List<OperationRow> children = new ArrayList<>(0);
    private OperationState state;
    private boolean expanded = true;
    /** The row's place among the visible ones, or -1. */
    private int index = -1;
    /** How many rows below this one would be seen if this one is: 0 when collapsed. */
    private int below;

    OperationRow(@Nullable OperationRow parent, OperationState state) {
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.state = state;
    }

    /** The operation's id. */
    public String id() {
        return state.id();
    }

    /** The operation as it is now. */
    public OperationState state() {
        return state;
    }

    /** How deep it is nested; 0 for the execution itself. */
    public int depth() {
        return depth;
    }

    /** Whether its children are shown. */
    public boolean isExpanded() {
        return expanded;
    }

    /** Whether it has nothing to expand. */
    public boolean isLeaf() {
        return children.isEmpty();
    }

    /** The row it stands under, or {@code null} for the execution itself. */
    public @Nullable OperationRow parent() {
        return parent;
    }

    List<OperationRow> children() {
        return children;
    }

    void setState(OperationState newState) {
        state = newState;
    }

    void setExpanded(boolean newExpanded) {
        expanded = newExpanded;
    }

    int index() {
        return index;
    }

    void setIndex(int newIndex) {
        index = newIndex;
    }

    int below() {
        return below;
    }

    void setBelow(int newBelow) {
        below = newBelow;
    }
}
