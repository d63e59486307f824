package dev.durascope.app.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.collections.ObservableListBase;

/** An observable list that only grows, a batch at a time, and tells each batch as one change. */
public final class AppendOnlyList<T> extends ObservableListBase<T> {
    private final List<T> items = new ArrayList<>();

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** Adds items at the end. */
    public void append(Collection<? extends T> more) {
        if (more.isEmpty()) {
            return;
        }
        beginChange();
        int from = items.size();
        items.addAll(more);
        nextAdd(from, items.size());
        endChange();
    }

    /** Begins anew with other items. */
    public void restart(Collection<? extends T> others) {
        beginChange();
        List<T> removed = List.copyOf(items);
        items.clear();
        if (!removed.isEmpty()) {
            nextRemove(0, removed);
        }
        items.addAll(others);
        if (!items.isEmpty()) {
            nextAdd(0, items.size());
        }
        endChange();
    }
}
