package dev.durascope.engine.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stretch of time that invocations ran in which are read together.
 *
 * @param start before the first of them began: a cold start prints before that
 * @param end after the last of them ended: its report comes later
 */
record LogWindow(Instant start, Instant end, Set<String> requestIds) {
    /** A pattern of CloudWatch may be 1,024 characters long, and an id takes 40 of them. */
    static final int MOST_IDS = 20;

    private static final Duration MARGIN = Duration.ofSeconds(15);

    LogWindow {
        requestIds = Set.copyOf(requestIds);
    }

    /** The windows of some invocations, oldest first: those whose windows touch share one, up to so many as can be looked for. */
    static List<LogWindow> over(List<CloudLogs.Invocation> invocations) {
        List<LogWindow> windows = new ArrayList<>();
        invocations.stream()
                .sorted(Comparator.comparing(CloudLogs.Invocation::start))
                .map(LogWindow::of)
                .forEach(next -> {
                    LogWindow last = windows.isEmpty() ? null : windows.getLast();
                    if (last == null || last.requestIds.size() >= MOST_IDS || next.start.isAfter(last.end)) {
                        windows.add(next);
                    } else {
                        windows.set(windows.size() - 1, last.with(next));
                    }
                });
        return windows;
    }

    private static LogWindow of(CloudLogs.Invocation invocation) {
        return new LogWindow(
                invocation.start().minus(MARGIN), invocation.end().plus(MARGIN), Set.of(invocation.requestId()));
    }

    private LogWindow with(LogWindow next) {
        Set<String> ids = new LinkedHashSet<>(requestIds);
        ids.addAll(next.requestIds);
        return new LogWindow(start, end.isAfter(next.end) ? end : next.end, ids);
    }

    /** What CloudWatch looks for: any of the ids, each quoted because of its hyphens. */
    String pattern() {
        return requestIds.stream().sorted().map(id -> "?\"" + id + "\"").collect(Collectors.joining(" "));
    }
}
