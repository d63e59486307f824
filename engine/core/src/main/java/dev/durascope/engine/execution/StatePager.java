package dev.durascope.engine.execution;

import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a state, or what changed of it, into pages (protocol §2). A marker names the journal position that its list was
 * made at, so that later changes do not shift the pages.
 */
final class StatePager {
    /** About the size of the first page in an envelope, and of any other (protocol §1). */
    private static final long PAGE_BYTES = 5L * 1024 * 1024;

    private static final int FIXED_BYTES = 400;

    /** @param after list only what changed after this position; 0 for all @param at as of this position */
    private record Cursor(long after, long at, int index) {
        String marker() {
            String text = after + ":" + at + ":" + index;
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        static Cursor parse(String marker, long newest) {
            try {
                String[] parts = new String(Base64.getDecoder().decode(marker), StandardCharsets.UTF_8).split(":");
                Cursor cursor =
                        new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
                if (parts.length == 3
                        && cursor.at <= newest
                        && cursor.after >= 0
                        && cursor.index >= 0
                        && cursor.at >= 0) {
                    return cursor;
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                // Told below like any other marker that this service did not make.
            }
            throw LambdaFault.invalid("Invalid Marker: use the NextMarker of the page before.");
        }
    }

    private StatePager() {}

    /** The first page of the whole state, as many operations as fit. */
    static Page<Operation> first(ExecutionFold fold) {
        return page(fold, new Cursor(0, fold.position(), 0), Integer.MAX_VALUE);
    }

    /** The first page of what changed after one position and up to another. */
    static Page<Operation> changes(ExecutionFold fold, long after, long upTo) {
        return page(fold, new Cursor(after, upTo, 0), Integer.MAX_VALUE);
    }

    /** The page at a marker, or the first one without. */
    static Page<Operation> at(ExecutionFold fold, @Nullable String marker, int maxItems) {
        Cursor cursor = marker == null || marker.isEmpty()
                ? new Cursor(0, fold.position(), 0)
                : Cursor.parse(marker, fold.position());
        return page(fold, cursor, PageSize.of(maxItems));
    }

    private static Page<Operation> page(ExecutionFold fold, Cursor cursor, int maxItems) {
        List<OperationState> all =
                cursor.after == 0 ? visible(fold.at(cursor.at)) : fold.changedBetween(cursor.after, cursor.at);
        List<Operation> items = new ArrayList<>();
        long bytes = 0;
        int index = cursor.index;
        while (index < all.size() && items.size() < maxItems) {
            Operation operation = all.get(index).operation();
            bytes += size(operation);
            if (bytes > PAGE_BYTES && !items.isEmpty()) {
                break;
            }
            items.add(operation);
            index++;
        }
        String next = index < all.size() ? new Cursor(cursor.after, cursor.at, index).marker() : null;
        return new Page<>(items, next);
    }

    /** Leaves out what stands in a completed context, however deep, unless it asked for {@code ReplayChildren}. */
    private static List<OperationState> visible(ExecutionState state) {
        Set<String> closed = new HashSet<>();
        List<OperationState> visible = new ArrayList<>();
        for (OperationState s : state.operations()) {
            Operation operation = s.operation();
            boolean hidden = operation.parentId() != null && closed.contains(operation.parentId());
            if (!hidden) {
                visible.add(s);
            }
            if (operation.details() instanceof OperationDetails.Context context
                    && (hidden || operation.status().isTerminal() && !context.replayChildren())) {
                closed.add(operation.id());
            }
        }
        return visible;
    }

    private static long size(Operation operation) {
        OperationDetails details = operation.details();
        String text = details instanceof OperationDetails.Execution e ? e.inputPayload() : details.result();
        ErrorObject error = details.error();
        long size = FIXED_BYTES + (text == null ? 0 : text.length());
        if (error != null) {
            size += error.toString().length();
        }
        return size;
    }
}
