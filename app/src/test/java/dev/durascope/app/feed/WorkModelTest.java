package dev.durascope.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkModelTest {
    private final List<Runnable> due = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();
    private final WorkModel work = new WorkModel((delay, action) -> {
        assertThat(delay).isEqualTo(WorkModel.LONG);
        due.add(action);
    });

    private WorkModel.Entry begin(String what) {
        return work.begin(what, () -> cancelled.add(what));
    }

    /** Lets 300 ms pass since everything began. */
    private void later() {
        List<Runnable> now = List.copyOf(due);
        due.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void whatIsSoonOverIsNeverShown() {
        WorkModel.Entry quick = begin("Writing tree.md");
        assertThat(work.shownProperty().get()).isFalse();
        quick.ended();
        later();

        assertThat(work.shownProperty().get()).isFalse();
        work.cancel();
        assertThat(cancelled).isEmpty();
    }

    @Test
    void whatTakesLongIsNamedUntilItIsOver() {
        WorkModel.Entry slow = begin("Writing timeline.png");
        later();
        assertThat(work.shownProperty().get()).isTrue();
        assertThat(work.stepProperty().get()).isEqualTo("Writing timeline.png");

        slow.ended();
        assertThat(work.shownProperty().get()).isFalse();
        assertThat(work.stepProperty().get()).isEmpty();
    }

    @Test
    void itsStepsAreShownAtTheNextFrame() {
        List<String> woken = new ArrayList<>();
        work.setWake(() -> woken.add("woken"));
        WorkModel.Entry slow = begin("Starting Orders");
        later();
        slow.begins("Asking Maven for the class path of orders");
        slow.says("Downloading");
        assertThat(woken).hasSize(2);

        work.frame();
        assertThat(work.stepProperty().get()).isEqualTo("Asking Maven for the class path of orders");
        assertThat(work.lineProperty().get()).isEqualTo("Downloading");
    }

    @Test
    void theOldestOfSeveralIsShownAndCancelledFirst() {
        begin("Reading shop");
        begin("Writing tree.md");
        later();
        assertThat(work.stepProperty().get()).isEqualTo("Reading shop (and 1 more)");

        work.cancel();
        assertThat(cancelled).containsExactly("Reading shop");
        assertThat(work.stepProperty().get()).isEqualTo("Writing tree.md");
        work.cancel();
        assertThat(cancelled).containsExactly("Reading shop", "Writing tree.md");
        assertThat(work.shownProperty().get()).isFalse();
    }
}
