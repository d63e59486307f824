package dev.durascope.engine.execution;

import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts AWS's history into pages. A marker names the last event id before it: ids are contiguous and never change. */
final class HistoryPager {
    /** Lambda's largest response is 6 MB; an input or result of that size stands on a page of its own. */
    private static final long PAGE_BYTES = 7L * 1024 * 1024;

    private static final long SMALL_EVENT_BYTES = 400;

    private HistoryPager() {}

    static Page<HistoryEvent> page(
            List<HistoryEvent> events, boolean newestFirst, @Nullable String marker, int maxItems) {
        int max = PageSize.of(maxItems);
        int last = marker == null || marker.isEmpty() ? 0 : parse(marker, events.size());
        if (newestFirst) {
            int end = last == 0 ? events.size() : last - 1;
            int start = end;
            long bytes = 0;
            while (start > 0 && end - start < max && (bytes += size(events.get(start - 1))) <= PAGE_BYTES) {
                start--;
            }
            return new Page<>(events.subList(start, end).reversed(), start == 0 ? null : marker(start + 1));
        }
        int end = last;
        long bytes = 0;
        while (end < events.size() && end - last < max && (bytes += size(events.get(end))) <= PAGE_BYTES) {
            end++;
        }
        return new Page<>(events.subList(last, end), end == events.size() ? null : marker(end));
    }

    /** About the size of an event's payload; the largest there is still fits a page. */
    private static long size(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.ExecutionStarted e -> size(e.input());
            case HistoryEvent.ExecutionSucceeded e -> size(e.result());
            case HistoryEvent.ContextSucceeded e -> size(e.result());
            case HistoryEvent.StepSucceeded e -> size(e.result());
            case HistoryEvent.ChainedInvokeStarted e -> size(e.input());
            case HistoryEvent.ChainedInvokeSucceeded e -> size(e.result());
            case HistoryEvent.CallbackSucceeded e -> size(e.result());
            default -> SMALL_EVENT_BYTES;
        };
    }

    private static long size(EventPayload payload) {
        return SMALL_EVENT_BYTES
                + (payload.payload() == null ? 0 : payload.payload().length());
    }

    private static String marker(int eventId) {
        return Base64.getEncoder().encodeToString(("e:" + eventId).getBytes(StandardCharsets.UTF_8));
    }

    private static int parse(String marker, int newest) {
        try {
            String text = new String(Base64.getDecoder().decode(marker), StandardCharsets.UTF_8);
            int eventId = text.startsWith("e:") ? Integer.parseInt(text.substring(2)) : 0;
            if (eventId >= 1 && eventId <= newest) {
                return eventId;
            }
        } catch (IllegalArgumentException e) {
            // Told below like any other marker that this service did not make.
        }
        throw LambdaFault.invalid("Invalid Marker: use the NextMarker of the page before.");
    }
}
