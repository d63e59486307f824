package dev.durascope.engine.execution;

import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts AWS's history into pages. A marker names the last event id before it: ids are contiguous and never change. */
final class HistoryPager {
    private HistoryPager() {}

    static Page<HistoryEvent> page(
            List<HistoryEvent> events, boolean newestFirst, @Nullable String marker, int maxItems) {
        int max = PageSize.of(maxItems);
        int last = marker == null || marker.isEmpty() ? 0 : parse(marker, events.size());
        if (newestFirst) {
            int end = last == 0 ? events.size() : last - 1;
            int start = Math.max(0, end - max);
            return new Page<>(events.subList(start, end).reversed(), start == 0 ? null : marker(start + 1));
        }
        int end = Math.min(events.size(), last + max);
        return new Page<>(events.subList(last, end), end == events.size() ? null : marker(end));
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
