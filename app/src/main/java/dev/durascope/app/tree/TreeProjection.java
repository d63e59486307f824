package dev.durascope.app.tree;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.OperationState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the operation tree that are to be seen, as a flat list. A batch of changes costs what it adds, not what
 * is there: rows are inserted at their place, and only when a batch scatters over many places is the order walked anew.
 * Listeners hear one change for each batch. Needs no window.
 */
public final class TreeProjection extends ObservableListBase<OperationRow> {
    /** So many insertions in the middle are cheaper than a walk over all rows. */
    private static final int FEW = 3;

    private final String rootId;
    private final Map<String, OperationRow> byId = new HashMap<>();
    /** The rows of operations that had not begun at the moment shown: kept, so that they come back as they were. */
    private final Map<String, OperationRow> unborn = new HashMap<>();

    private final List<OperationRow> visible = new ArrayList<>();
    private final ReadOnlyLongWrapper marks = new ReadOnlyLongWrapper();
    private Set<String> marked = Set.of();
    private boolean filtered;
    private @Nullable OperationRow root;
    private final List<Consumer<OperationRow>> expansionListeners = new ArrayList<>();
    private boolean changing;

    /** @param rootId the id of the EXECUTION operation */
    public TreeProjection(String rootId) {
        this.rootId = rootId;
    }

    @Override
    public OperationRow get(int row) {
        return visible.get(row);
    }

    @Override
    public int size() {
        return visible.size();
    }

    /** The row of an operation, seen or not; {@code null} when there is none. */
    public @Nullable OperationRow find(String operationId) {
        return byId.get(operationId);
    }

    /** Where an operation is seen, or -1. */
    public int visibleIndex(String operationId) {
        OperationRow row = byId.get(operationId);
        return row == null ? -1 : row.index();
    }

    /** Whether rows come or go just now, and with them what a table takes for selected. */
    boolean isChanging() {
        return changing;
    }

    /** Takes in the operations that a batch touched, or that a move in time showed otherwise. */
    public void update(ExecutionState state, Collection<String> touched) {
        List<OperationRow> fresh = new ArrayList<>();
        List<OperationRow> gone = new ArrayList<>();
        for (String id : touched) {
            OperationState operation = state.operation(id);
            OperationRow known = byId.get(id);
            if (operation == null) {
                if (known != null) {
                    gone.add(known);
                }
                continue;
            }
            if (known != null) {
                known.setState(operation);
            } else {
                fresh.add(add(operation));
            }
        }
        if (fresh.isEmpty() && gone.isEmpty()) {
            return;
        }
        changing = true;
        beginChange();
        Set<OperationRow> removed = remove(gone);
        if (filtered) {
            list(kept());
        } else {
            unlist(removed);
            place(fresh);
        }
        endChange();
        changing = false;
    }

    /**
     * Takes rows of operations that have not begun yet out of the tree; whatever is below one of them has not either.
     */
    private Set<OperationRow> remove(List<OperationRow> gone) {
        Set<OperationRow> all = new HashSet<>(gone);
        Set<OperationRow> parents = new LinkedHashSet<>();
        for (OperationRow row : gone) {
            byId.remove(row.id());
            unborn.put(row.id(), row);
            if (row == root) {
                root = null;
            }
            if (row.parent() != null && !all.contains(row.parent())) {
                parents.add(row.parent());
            }
            grow(row, -1);
        }
        parents.forEach(parent -> parent.children().removeIf(all::contains));
        gone.forEach(row -> {
            row.children().clear();
            row.setBelow(0);
        });
        return all;
    }

    /** Takes rows out of the visible ones, a run of neighbours at a time. */
    private void unlist(Set<OperationRow> gone) {
        if (gone.isEmpty()) {
            return;
        }
        int kept = 0;
        int at = 0;
        while (at < visible.size()) {
            int end = at;
            while (end < visible.size() && gone.contains(visible.get(end))) {
                end++;
            }
            if (end > at) {
                List<OperationRow> run = List.copyOf(visible.subList(at, end));
                run.forEach(row -> row.setIndex(-1));
                nextRemove(kept, run);
                at = end;
            } else {
                visible.set(kept, visible.get(at));
                visible.get(kept).setIndex(kept);
                kept++;
                at++;
            }
        }
        visible.subList(kept, visible.size()).clear();
    }

    private OperationRow add(OperationState state) {
        OperationRow known = unborn.remove(state.id());
        OperationRow row = known == null ? new OperationRow(parentOf(state), state) : known;
        OperationRow parent = row.parent();
        row.setState(state);
        byId.put(state.id(), row);
        if (parent != null) {
            parent.children().add(row);
        } else {
            root = row;
        }
        return row;
    }

    private @Nullable OperationRow parentOf(OperationState state) {
        if (state.id().equals(rootId)) {
            return null;
        }
        String parentId = state.operation().parentId();
        return parentId == null ? root : byId.getOrDefault(parentId, root);
    }

    private void place(List<OperationRow> fresh) {
        int inTheMiddle = 0;
        for (int i = 0; i < fresh.size(); i++) {
            OperationRow row = fresh.get(i);
            if (!isShown(row)) {
                grow(row, 1);
                continue;
            }
            int at = row.parent() == null
                    ? 0
                    : row.parent().index() + 1 + row.parent().below();
            if (at < visible.size() && ++inTheMiddle > FEW) {
                fresh.subList(i, fresh.size()).forEach(rest -> grow(rest, 1));
                walk();
                return;
            }
            grow(row, 1);
            visible.add(at, row);
            number(at);
            nextAdd(at, at + 1);
        }
    }

    /** Whether every row above is expanded. */
    private static boolean isShown(OperationRow row) {
        for (OperationRow above = row.parent(); above != null; above = above.parent()) {
            if (!above.isExpanded()) {
                return false;
            }
        }
        return true;
    }

    private static void grow(OperationRow row, int by) {
        for (OperationRow above = row.parent(); above != null; above = above.parent()) {
            if (!above.isExpanded()) {
                return;
            }
            above.setBelow(above.below() + by);
        }
    }

    private void number(int from) {
        for (int i = from; i < visible.size(); i++) {
            visible.get(i).setIndex(i);
        }
    }

    /** Lists all visible rows anew; those that were there keep their order, so only insertions are told. */
    private void walk() {
        visible.clear();
        int added = -1;
        List<OperationRow> stack = new ArrayList<>();
        if (root != null) {
            stack.add(root);
        }
        while (!stack.isEmpty()) {
            OperationRow row = stack.removeLast();
            int at = visible.size();
            if (row.index() < 0) {
                added = added < 0 ? at : added;
            } else if (added >= 0) {
                nextAdd(added, at);
                added = -1;
            }
            visible.add(row);
            if (row.isExpanded()) {
                for (int i = row.children().size() - 1; i >= 0; i--) {
                    stack.add(row.children().get(i));
                }
            }
        }
        if (added >= 0) {
            nextAdd(added, visible.size());
        }
        number(0);
    }

    /** Shows or hides what is below a row. */
    public void setExpanded(OperationRow row, boolean expand) {
        if (!isCollapsible(row) || row.isExpanded() == expand) {
            return;
        }
        beginChange();
        if (expand) {
            row.setExpanded(true);
            List<OperationRow> shown = new ArrayList<>();
            TreeWalk.collect(row, shown);
            row.setBelow(shown.size());
            grow(row, shown.size());
            if (row.index() >= 0) {
                int at = row.index() + 1;
                visible.addAll(at, shown);
                number(at);
                nextAdd(at, at + shown.size());
            }
        } else {
            int hidden = row.below();
            grow(row, -hidden);
            row.setBelow(0);
            row.setExpanded(false);
            if (row.index() >= 0) {
                int at = row.index() + 1;
                List<OperationRow> gone = visible.subList(at, at + hidden);
                List<OperationRow> removed = List.copyOf(gone);
                removed.forEach(r -> r.setIndex(-1));
                gone.clear();
                number(at);
                nextRemove(at, removed);
            }
        }
        nextUpdateOf(row);
        endChange();
        tellExpansion(row);
    }

    /** Hears of each row that was expanded or collapsed, whether it is seen or not. */
    public void onExpansion(Consumer<OperationRow> listener) {
        expansionListeners.add(listener);
    }

    private void tellExpansion(OperationRow row) {
        expansionListeners.forEach(listener -> listener.accept(row));
    }

    private void nextUpdateOf(OperationRow row) {
        if (row.index() >= 0) {
            nextUpdate(row.index());
        }
    }

    /** Expands every row, or collapses all but the execution itself. */
    public void setAllExpanded(boolean expand) {
        if (root == null || filtered) {
            return;
        }
        List<OperationRow> before = List.copyOf(visible);
        List<OperationRow> turned = byId.values().stream()
                .filter(row -> row.isExpanded() != (expand || row == root))
                .toList();
        beginChange();
        before.forEach(row -> row.setIndex(-1));
        turned.forEach(row -> row.setExpanded(!row.isExpanded()));
        TreeWalk.recount(root);
        visible.clear();
        nextRemove(0, before);
        visible.add(root);
        TreeWalk.collect(root, visible);
        number(0);
        nextAdd(0, visible.size());
        endChange();
        turned.forEach(this::tellExpansion);
    }

    /** Whether a row has something to hide: while only what is marked is shown, none has. */
    boolean isCollapsible(OperationRow row) {
        return !row.isLeaf() && !filtered;
    }

    /**
     * Marks operations, or shows no others but what they stand in.
     *
     * @param operationIds which; may change later, and is not looked at again before this is called again or rows come
     *     or go
     * @param only whether to leave out all others
     */
    public void mark(Set<String> operationIds, boolean only) {
        marked = operationIds;
        if (only || filtered) {
            filtered = only;
            changing = true;
            beginChange();
            list(only ? kept() : unfiltered());
            endChange();
            changing = false;
        }
        marks.set(marks.get() + 1);
    }

    /** Grows whenever rows may be marked otherwise. */
    ReadOnlyLongProperty marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /** Whether an operation is marked. */
    boolean isMarked(OperationRow row) {
        return marked.contains(row.id());
    }

    /** Whether only what is marked is shown. */
    boolean isFiltered() {
        return filtered;
    }

    /** Operations in the order of the tree, those inside a collapsed one too; those that are not there are left out. */
    public List<String> order(Set<String> operationIds) {
        List<String> ordered = new ArrayList<>();
        if (root != null && !operationIds.isEmpty()) {
            TreeWalk.below(root, row -> true, row -> {
                if (operationIds.contains(row.id())) {
                    ordered.add(row.id());
                }
            });
        }
        return ordered;
    }

    /** What is marked and what that stands in, in order. */
    private List<OperationRow> kept() {
        Set<OperationRow> kept = new HashSet<>();
        for (String id : marked) {
            OperationRow row = byId.get(id);
            while (row != null && kept.add(row)) {
                row = row.parent();
            }
        }
        List<OperationRow> rows = new ArrayList<>(kept.size());
        if (root != null && kept.contains(root)) {
            TreeWalk.below(root, kept::contains, rows::add);
        }
        return rows;
    }

    private List<OperationRow> unfiltered() {
        List<OperationRow> rows = new ArrayList<>();
        if (root != null) {
            TreeWalk.recount(root);
            rows.add(root);
            if (root.isExpanded()) {
                TreeWalk.collect(root, rows);
            }
        }
        return rows;
    }

    /** Lists other rows than before; both lists are in the order of the tree. */
    private void list(List<OperationRow> now) {
        List<OperationRow> before = List.copyOf(visible);
        before.forEach(row -> row.setIndex(-1));
        visible.clear();
        visible.addAll(now);
        number(0);
        int was = 0;
        int at = 0;
        while (was < before.size() || at < now.size()) {
            if (was < before.size() && before.get(was).index() < 0) {
                int from = was;
                while (was < before.size() && before.get(was).index() < 0) {
                    was++;
                }
                nextRemove(at, before.subList(from, was));
            } else if (was < before.size() && before.get(was) == now.get(at)) {
                was++;
                at++;
            } else {
                int from = at;
                while (at < now.size() && (was == before.size() || now.get(at) != before.get(was))) {
                    at++;
                }
                nextAdd(from, at);
            }
        }
    }

    /** Expands what stands above an operation so that it is seen. Returns where, or -1 when there is no such one. */
    public int reveal(String operationId) {
        OperationRow row = byId.get(operationId);
        if (row == null) {
            return -1;
        }
        for (OperationRow above = row.parent(); above != null; above = above.parent()) {
            setExpanded(above, true);
        }
        return row.index();
    }
}
