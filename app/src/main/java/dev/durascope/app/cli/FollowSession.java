package dev.durascope.app.cli;

import dev.durascope.engine.cloud.CloudConnection;
import dev.durascope.engine.cloud.CloudFault;
import dev.durascope.engine.cloud.CloudSource;
import dev.durascope.engine.cloud.FollowListener;
import dev.durascope.engine.cloud.FollowStatus;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows an execution of a deployed function until it ends, and shows it as one that runs here. A long history is fetched by
 * its ends first, so nothing is shown before it is there without a gap. Confined to one thread.
 */
final class FollowSession {
    private static final Duration FRAME = Duration.ofMillis(100);

    /** What was heard on the thread that follows. */
    private sealed interface Heard {
        record Rebuilt(List<JournalRecord> records) implements Heard {}

        record Appended(List<JournalRecord> records) implements Heard {}

        record Status(FollowStatus status) implements Heard {}
    }

    private final ExecutionArn arn;
    private final @Nullable Duration timeout;
    private final RunView view;
    private final Consumer<String> complaints;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final List<JournalRecord> unshown = new ArrayList<>();
    private final List<HistoryEvent> events = new ArrayList<>();
    private ExecutionFold fold;
    private long shownUpTo;
    private boolean toldOfReading;
    private @Nullable FollowStatus status;
    private String told = "";

    /**
     * @param timeout how long to follow; absent for as long as it takes
     * @param complaints is told in a line what goes wrong
     */
    FollowSession(ExecutionArn arn, @Nullable Duration timeout, RunView view, Consumer<String> complaints) {
        this.arn = arn;
        this.timeout = timeout;
        this.view = view;
        this.complaints = complaints;
        this.fold = new ExecutionFold(arn.id());
    }

    /** The events that were read, oldest first. */
    List<HistoryEvent> events() {
        return List.copyOf(events);
    }

    /**
     * Follows it.
     *
     * @return how it came out, as far as it was read
     * @throws CloudFault when nothing of it can be read
     */
    @SuppressWarnings("try") // the source is held, not used
    RunOutcome follow(CloudConnection connection) throws InterruptedException {
        long begun = System.nanoTime();
        FollowListener listener = new FollowListener() {
            @Override
            public void appended(List<JournalRecord> records) {
                heard.add(new Heard.Appended(records));
            }

            @Override
            public void rebuilt(List<JournalRecord> records) {
                heard.add(new Heard.Rebuilt(records));
            }

            @Override
            public void status(FollowStatus now) {
                heard.add(new Heard.Status(now));
            }
        };
        try (CloudSource source = CloudSource.follow(connection, arn, true, listener)) {
            while (true) {
                Heard next = heard.poll(FRAME.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    take(next);
                }
                boolean over = status != null && status.isOver() && heard.isEmpty();
                boolean late = timeout != null && System.nanoTime() - begun >= timeout.toNanos();
                if (over || late) {
                    return ended(over ? null : timeout);
                }
                if (shownUpTo > 0) {
                    view.tick(fold.now(), now());
                }
            }
        }
    }

    private Instant now() {
        Instant wall = Instant.now();
        return wall.isBefore(fold.lastTime()) ? fold.lastTime() : wall;
    }

    private void take(Heard next) {
        switch (next) {
            case Heard.Rebuilt rebuilt -> {
                fold = new ExecutionFold(arn.id());
                events.clear();
                unshown.clear();
                add(rebuilt.records());
            }
            case Heard.Appended appended -> add(appended.records());
            case Heard.Status now -> told(now.status());
        }
    }

    private void add(List<JournalRecord> records) {
        for (JournalRecord record : records) {
            fold.apply(record);
            if (record.entry() instanceof JournalEntry.Event event) {
                events.add(event.event());
                if (event.event().header().eventId() > shownUpTo) {
                    unshown.add(record);
                }
            }
        }
    }

    private void told(FollowStatus now) {
        status = now;
        switch (now.phase()) {
            case LIVE, ENDED -> show();
            case FILLING -> {
                if (!toldOfReading && now.missing() > 0) {
                    toldOfReading = true;
                    complaints.accept("reading its history, " + (now.known() + now.missing()) + " events");
                }
            }
            case AWAITED -> {}
            case TROUBLED, FAILED -> trouble(now);
        }
    }

    /** What passes by itself is said once; what does not ends a command that has nothing to show. */
    private void trouble(FollowStatus now) {
        CloudFault trouble = now.trouble();
        if (trouble == null) {
            return;
        }
        if (events.isEmpty() && !trouble.kind().isTransient()) {
            throw trouble;
        }
        if (!told.equals(trouble.getMessage())) {
            told = trouble.getMessage();
            view.interrupted();
            complaints.accept(told + (now.isOver() ? "" : " It is tried again by itself."));
        }
    }

    private void show() {
        if (!unshown.isEmpty()) {
            view.appended(List.copyOf(unshown), fold.now());
            unshown.clear();
            shownUpTo = fold.now().lastEventId();
        }
    }

    private RunOutcome ended(@Nullable Duration passed) {
        if (fold.now().facts() == null) {
            throw new BadInput("nothing of " + arn.name() + " was read"
                    + (passed == null ? "." : " before --timeout passed: give it more time."));
        }
        show();
        view.ended(fold.now(), now());
        boolean gone = status != null && status.phase() == FollowStatus.Phase.FAILED;
        List<String> waits = gone ? List.of() : List.of("it goes on, and nobody follows it any more: --timeout passed");
        return new RunOutcome(arn, fold.now(), waits, false, null);
    }
}
