package dev.durascope.engine.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextMarker where the list goes on; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextMarker) {
    public Page {
        items = List.copyOf(items);
    }
}
