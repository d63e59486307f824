package dev.durascope.engine.cloud;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution of a deployed function, read call by call: the newest page first, then the rest from the beginning on, and
 * from then on only what is new, which is asked for from the newest event back to the last known one. Its events become a
 * journal, the source of the same fold as a local execution's. Its journal and status may be read by any thread; one thread
 * polls.
 */
public final class FollowedExecution {
    /** Enough for a first picture, and answered fast. */
    static final int FIRST_PAGE = 100;

    /** What is new in a second is seldom more, and most of what is sent again is little. */
    static final int NEWS_PAGE = 20;

    static final int WHOLE_PAGE = 1_000;

    /** An execution that was started asynchronously may not be known at once. */
    static final Duration AWAITED = Duration.ofSeconds(30);

    private static final Duration MENDED_OUTSIDE = Duration.ofSeconds(30);

    /** Markers are kept for a day: whoever comes back after a longer sleep begins again. */
    private static final int MOST_RESTARTS = 3;

    private enum Stage {
        NEWEST,
        FROM_THE_BEGINNING,
        NEWS,
        BACK_TO_THE_KNOWN
    }

    private final HistoryReader reader;
    private final ExecutionArn arn;
    private final InstantSource clock;
    private final FollowListener listener;
    private final EventStock stock = new EventStock();
    private final Cadence cadence = new Cadence();
    private Stage stage = Stage.NEWEST;
    private @Nullable String marker;

    /** What is new, oldest first, while it does not meet what is known: so the journal grows at its end, in its order. */
    private final List<HistoryEvent> news = new ArrayList<>();

    private int restarts;
    private long calls;
    private @Nullable Instant awaitedSince;
    private volatile FollowStatus status = new FollowStatus(FollowStatus.Phase.AWAITED, 0, 0, 0, Duration.ZERO, null);
    private volatile List<JournalRecord> journal = List.of();

    /**
     * Follows an execution; nothing is called yet.
     *
     * @param includeData whether inputs, results and errors are asked for
     */
    FollowedExecution(
            CloudConnection connection,
            ExecutionArn arn,
            boolean includeData,
            InstantSource clock,
            FollowListener listener) {
        this.reader = new HistoryReader(connection, arn, includeData);
        this.arn = arn;
        this.clock = clock;
        this.listener = listener;
    }

    /** The execution. */
    public ExecutionArn arn() {
        return arn;
    }

    /** The journal so far; empty until its first event is known. */
    public List<JournalRecord> journal() {
        return journal;
    }

    /** How the following stands. */
    public FollowStatus status() {
        return status;
    }

    /** The newest events that are known, oldest first, also while those before them are missing. */
    List<HistoryEvent> events() {
        return stock.all();
    }

    /**
     * Makes the next call.
     *
     * @return how long to wait before the one after it; {@code null} when there is none
     */
    @Nullable
    Duration poll() throws InterruptedException {
        boolean newestFirst = stage != Stage.FROM_THE_BEGINNING;
        int size = stage == Stage.NEWEST ? FIRST_PAGE : stage == Stage.NEWS ? NEWS_PAGE : WHOLE_PAGE;
        calls++;
        try {
            HistoryReader.HistoryPage page = reader.page(newestFirst, marker, size);
            boolean news = take(page);
            return tell(phase(), pause(news), null);
        } catch (CloudFault e) {
            return failed(e);
        } catch (LambdaFault e) {
            return tell(FollowStatus.Phase.FAILED, null, new CloudFault(CloudFault.Kind.REFUSED, e.getMessage()));
        }
    }

    private boolean take(HistoryReader.HistoryPage page) {
        return switch (stage) {
            case NEWEST -> {
                boolean wasEmpty = stock.isEmpty();
                boolean brought = add(page.events());
                go(wasEmpty && stock.isEmpty() ? Stage.NEWEST : fillOrFollow(page), null);
                yield brought;
            }
            case FROM_THE_BEGINNING -> {
                boolean brought = add(page.events());
                boolean over = stock.missing() == 0 || page.nextMarker() == null;
                go(over ? Stage.NEWS : Stage.FROM_THE_BEGINNING, over ? null : page.nextMarker());
                yield brought;
            }
            case NEWS, BACK_TO_THE_KNOWN -> backToTheKnown(page);
        };
    }

    private boolean add(List<HistoryEvent> events) {
        EventStock.Change change = stock.add(events);
        if (change.rebuilt()) {
            journal = stock.journal();
            listener.rebuilt(change.appended());
        } else if (!change.appended().isEmpty()) {
            journal = stock.journal();
            listener.appended(change.appended());
        }
        return change.news();
    }

    private Stage fillOrFollow(HistoryReader.HistoryPage page) {
        return stock.missing() == 0 || page.nextMarker() == null ? Stage.NEWS : Stage.FROM_THE_BEGINNING;
    }

    /** What came at once may be more than a page: then the pages before it are read until they meet what is known. */
    private boolean backToTheKnown(HistoryReader.HistoryPage page) {
        news.addAll(0, page.events());
        boolean met = oldest(page.events()) <= stock.newest() + 1 || page.nextMarker() == null;
        go(met ? Stage.NEWS : Stage.BACK_TO_THE_KNOWN, met ? null : page.nextMarker());
        if (!met) {
            return true;
        }
        List<HistoryEvent> all = List.copyOf(news);
        news.clear();
        return add(all);
    }

    private static long oldest(List<HistoryEvent> events) {
        return events.stream()
                .mapToLong(event -> event.header().eventId())
                .filter(id -> id > 0)
                .min()
                .orElse(0);
    }

    /** How many events are not known before the newest that the service has told of. */
    private long missing() {
        long unmet = news.isEmpty() ? 0 : Math.max(0, oldest(news) - 1 - stock.newest());
        return stock.missing() + unmet;
    }

    private void go(Stage next, @Nullable String nextMarker) {
        stage = next;
        marker = nextMarker;
    }

    private FollowStatus.Phase phase() {
        if (stage != Stage.NEWS) {
            return stock.isEmpty() ? FollowStatus.Phase.AWAITED : FollowStatus.Phase.FILLING;
        }
        return stock.hasEnded() ? FollowStatus.Phase.ENDED : FollowStatus.Phase.LIVE;
    }

    private @Nullable Duration pause(boolean news) {
        if (stage != Stage.NEWS) {
            return Cadence.SHORTEST;
        }
        if (stock.hasEnded()) {
            return null;
        }
        Instant now = clock.instant();
        Expectation expected = Expectation.of(stock.all(), now);
        return cadence.next(now, news, expected.due(), expected.onlyTime());
    }

    private @Nullable Duration failed(CloudFault fault) {
        CloudFault.Kind kind = fault.kind();
        if (kind.isTransient()) {
            return tell(FollowStatus.Phase.TROUBLED, Cadence.SHORTEST, fault);
        }
        if (kind.isMendedOutside()) {
            return tell(FollowStatus.Phase.TROUBLED, MENDED_OUTSIDE, fault);
        }
        if (kind == CloudFault.Kind.NOT_FOUND) {
            return notFound(fault);
        }
        if (kind == CloudFault.Kind.REFUSED && marker != null && restarts < MOST_RESTARTS) {
            restarts++;
            news.clear();
            go(Stage.FROM_THE_BEGINNING, null);
            return tell(FollowStatus.Phase.TROUBLED, Cadence.SHORTEST, fault);
        }
        return tell(FollowStatus.Phase.FAILED, null, fault);
    }

    private @Nullable Duration notFound(CloudFault fault) {
        if (!stock.isEmpty()) {
            return tell(
                    FollowStatus.Phase.FAILED,
                    null,
                    new CloudFault(
                            CloudFault.Kind.GONE,
                            "The service no longer keeps execution " + arn.name()
                                    + ": its retention has passed, or its function was deleted. What was read of it stays here."));
        }
        Instant now = clock.instant();
        if (awaitedSince == null) {
            awaitedSince = now;
        }
        return Duration.between(awaitedSince, now).compareTo(AWAITED) < 0
                ? tell(FollowStatus.Phase.AWAITED, Cadence.SHORTEST, fault)
                : tell(FollowStatus.Phase.FAILED, null, fault);
    }

    private @Nullable Duration tell(FollowStatus.Phase phase, @Nullable Duration pause, @Nullable CloudFault trouble) {
        status = new FollowStatus(phase, stock.all().size() + (long) news.size(), missing(), calls, pause, trouble);
        listener.status(status);
        return pause;
    }
}
