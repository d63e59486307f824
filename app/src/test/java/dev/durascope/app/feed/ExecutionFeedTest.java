package dev.durascope.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Journals;
import dev.durascope.engine.history.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExecutionFeedTest {
    private final AtomicInteger woken = new AtomicInteger();
    private final ExecutionFeed feed = new ExecutionFeed(woken::incrementAndGet);
    private final Journals journal =
            new Journals(Journals.arn("f", "run")).started("{}").step("a", "a");

    @Test
    void manyArrivalsWakeOnceAndAreHandedOverInOrder() {
        List<JournalRecord> records = journal.all();
        feed.appended(journal.arn(), records.subList(0, 1));
        feed.appended(journal.arn(), records.subList(1, 2));
        List<JournalRecord> taken = new ArrayList<>();

        assertThat(feed.drain((arn, some) -> taken.addAll(some), 1_000_000_000L))
                .isFalse();
        assertThat(taken).containsExactlyElementsOf(records);
        assertThat(woken).hasValue(1);
    }

    @Test
    void afterSleepingTheNextArrivalWakesAgain() {
        feed.appended(journal.arn(), journal.all());
        feed.drain((arn, some) -> {}, 1_000_000_000L);
        assertThat(feed.sleep()).isFalse();
        feed.appended(journal.arn(), journal.all());

        assertThat(woken).hasValue(2);
    }

    @Test
    void nobodySleepsOverWhatArrivedMeanwhile() {
        feed.appended(journal.arn(), journal.all());

        assertThat(feed.sleep()).isTrue();
    }

    @Test
    void whatDoesNotFitAFrameWaitsForTheNext() {
        for (int i = 0; i < 3; i++) {
            feed.appended(journal.arn(), journal.all());
        }
        AtomicInteger taken = new AtomicInteger();

        assertThat(feed.drain((arn, some) -> taken.incrementAndGet(), -1)).isTrue();
        assertThat(taken).hasValue(1);
        assertThat(feed.drain((arn, some) -> taken.incrementAndGet(), 1_000_000_000L))
                .isFalse();
        assertThat(taken).hasValue(3);
    }
}
