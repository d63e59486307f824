package dev.durascope.engine.cloud;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/**
 * What a deployed function's invocations printed, from its log group in CloudWatch, on demand and up to bounds. CloudWatch
 * knows no invocations: first the log streams are looked for that mention the wanted request ids, then those are read for the
 * time of the invocations, and the lines in them assigned to requests ({@link LogStreamLines}). Safe for use by many
 * threads; its calls block.
 */
public final class CloudLogs implements AutoCloseable {
    static final int MOST_CALLS = 30;
    static final int MOST_LINES = 10_000;
    static final int MOST_CHARACTERS = 2_000_000;

    /** As many streams as one call may name. */
    private static final int MOST_STREAMS = 100;

    private static final String DEFAULT_GROUP = "/aws/lambda/";

    /**
     * An invocation whose lines are wanted.
     *
     * @param requestId Lambda's id of it, which its lines are known by
     * @param start when it began
     * @param end when it ended
     */
    public record Invocation(String requestId, Instant start, Instant end) {}

    /**
     * A line that was printed.
     *
     * @param at when, as CloudWatch has it
     * @param line the line and its invocation's request id, which is never absent here. CloudWatch does not tell the streams
     *     apart: it always is {@code STDOUT}
     */
    public record Line(Instant at, JournalEntry.ConsoleLine line) {}

    /**
     * What was found.
     *
     * @param logGroup where it was looked for
     * @param lines oldest first
     * @param unread the request ids of the invocations whose lines were not all read, because a bound was reached
     * @param notes what to know about the lines, a sentence each: what was left out, and what could not be found out
     */
    public record Output(String logGroup, List<Line> lines, Set<String> unread, List<String> notes) {
        public Output {
            lines = List.copyOf(lines);
            unread = Set.copyOf(unread);
            notes = List.copyOf(notes);
        }
    }

    private final CloudConnection connection;
    private final CloudWatchLogsClient client;

    private CloudLogs(CloudConnection connection, CloudWatchLogsClient client) {
        this.connection = connection;
        this.client = client;
    }

    /**
     * Looks for output where a connection leads to, with its credentials. No call is made. Calls to CloudWatch are taken from
     * {@link CallBudget#logs()} of the connection's budget, so that no trouble there holds up what follows executions.
     *
     * @throws CloudFault when the AWS configuration of this machine cannot be used
     */
    public static CloudLogs open(CloudConnection connection) {
        return new CloudLogs(connection, connection.logsClient());
    }

    /** The invocations that a journal tells of, oldest first: those that have ended, because only then is the id told. */
    public static List<Invocation> invocations(List<JournalRecord> journal) {
        return journal.stream()
                .map(JournalRecord::entry)
                .filter(JournalEntry.Event.class::isInstance)
                .map(entry -> ((JournalEntry.Event) entry).event())
                .filter(HistoryEvent.InvocationCompleted.class::isInstance)
                .map(HistoryEvent.InvocationCompleted.class::cast)
                .map(e -> new Invocation(e.requestId(), e.startTimestamp(), e.endTimestamp()))
                .toList();
    }

    /**
     * Reads what invocations printed, the oldest first, up to 10,000 lines, 2 million characters and 30 calls.
     *
     * @param version the function's version that ran them; absent for the target's
     * @throws CloudFault when that cannot be had: naming the permission that is missing, with the policy to copy, or the log
     *     group that is not there
     */
    public Output read(List<Invocation> invocations, @Nullable String version) throws InterruptedException {
        Group group = group(version);
        Reading reading = new Reading(
                group,
                new PacedCalls<>(client, connection.budget().logs(), new CloudFaults(connection.target(), group.name)));
        for (LogWindow window : LogWindow.over(invocations)) {
            reading.read(window);
        }
        return reading.output(invocations);
    }

    /** A log group, and why it may not be the function's; absent when that is known. */
    private record Group(String name, @Nullable String doubt) {}

    private Group group(@Nullable String version) throws InterruptedException {
        CloudTarget target = connection.target();
        String usual = DEFAULT_GROUP + target.function();
        try {
            GetFunctionConfigurationResponse function = connection.patiently(
                    CloudCall.FUNCTION,
                    "function " + target.function(),
                    lambda -> lambda.getFunctionConfiguration(r -> r.functionName(target.functionName())
                            .qualifier(version == null ? target.qualifier() : version)));
            return function.loggingConfig() == null || function.loggingConfig().logGroup() == null
                    ? new Group(usual, null)
                    : new Group(function.loggingConfig().logGroup(), null);
        } catch (CloudFault e) {
            return switch (e.kind()) {
                case NO_PERMISSION, NOT_FOUND, REFUSED ->
                    new Group(
                            usual,
                            "The function may log elsewhere: its configuration could not be had with "
                                    + CloudCall.FUNCTION.action() + ".");
                default -> throw e;
            };
        }
    }

    /** One reading, up to the bounds. */
    private static final class Reading {
        private final Group group;
        private final PacedCalls<CloudWatchLogsClient> calls;
        private final List<Line> lines = new ArrayList<>();
        private final Set<String> unread = new LinkedHashSet<>();
        private int made;
        private long characters;

        Reading(Group group, PacedCalls<CloudWatchLogsClient> calls) {
            this.group = group;
            this.calls = calls;
        }

        private boolean isFull() {
            return made >= MOST_CALLS || lines.size() >= MOST_LINES || characters >= MOST_CHARACTERS;
        }

        void read(LogWindow window) throws InterruptedException {
            Set<String> streams = new LinkedHashSet<>();
            boolean all = pages(window, Set.of(), event -> streams.add(event.logStreamName()));
            if (all && !streams.isEmpty()) {
                LogStreamLines sorter = new LogStreamLines(window.requestIds());
                Set<String> named = streams.stream().limit(MOST_STREAMS).collect(Collectors.toSet());
                all = pages(
                        window,
                        named,
                        event -> sorter.take(
                                event.logStreamName(),
                                Instant.ofEpochMilli(event.timestamp()),
                                event.message(),
                                this::add));
            }
            if (!all) {
                unread.addAll(window.requestIds());
            }
        }

        private void add(Line line) {
            if (lines.size() < MOST_LINES && characters < MOST_CHARACTERS) {
                lines.add(line);
                characters += line.line().text().length();
            }
        }

        /**
         * Goes through the pages of a window: of all streams for the lines that mention its requests, or of some streams for
         * all lines.
         *
         * @return whether that were all
         */
        private boolean pages(LogWindow window, Set<String> streams, Consumer<FilteredLogEvent> each)
                throws InterruptedException {
            String token = null;
            do {
                if (isFull()) {
                    return false;
                }
                made++;
                FilterLogEventsResponse page = page(window, streams, token);
                page.events().forEach(each);
                token = page.nextToken();
            } while (token != null);
            return lines.size() < MOST_LINES && characters < MOST_CHARACTERS;
        }

        private FilterLogEventsResponse page(LogWindow window, Set<String> streams, @Nullable String token)
                throws InterruptedException {
            return calls.patiently(
                    CloudCall.LOGS,
                    "log group " + group.name,
                    logs -> logs.filterLogEvents(r -> {
                        r.logGroupName(group.name)
                                .startTime(window.start().toEpochMilli())
                                .endTime(window.end().toEpochMilli())
                                .nextToken(token);
                        if (streams.isEmpty()) {
                            r.filterPattern(window.pattern());
                        } else {
                            r.logStreamNames(streams);
                        }
                    }));
        }

        Output output(List<Invocation> wanted) {
            List<String> notes = new ArrayList<>();
            lines.sort(Comparator.comparing(Line::at));
            if (!unread.isEmpty()) {
                notes.add("The output is cut: it ends after " + lines.size() + " lines, " + characters
                        + " characters and " + made + " calls, and that of " + unread.size() + " of " + wanted.size()
                        + " invocations is missing or incomplete. Ask for fewer invocations.");
            }
            Set<String> heard =
                    lines.stream().map(line -> line.line().requestId()).collect(Collectors.toSet());
            long silent = wanted.stream()
                    .map(Invocation::requestId)
                    .filter(id -> !heard.contains(id) && !unread.contains(id))
                    .count();
            if (silent > 0) {
                notes.add("Of " + silent + (silent == 1 ? " invocation" : " invocations") + " there is no line in "
                        + group.name + ": CloudWatch shows lines some seconds late, and keeps them no longer than the"
                        + " log group says.");
                if (group.doubt != null) {
                    notes.add(group.doubt);
                }
            }
            return new Output(group.name, lines, unread, notes);
        }
    }

    /** Ends the client. Calls under way fail. */
    @Override
    public void close() {
        client.close();
    }
}
