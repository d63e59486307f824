package dev.durascope.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.RandomRun;
import dev.durascope.app.testing.Sessions;
import dev.durascope.app.tree.TreeProjection;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.search.SearchStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchModelTest {
    private final Journals journal = new Journals(Journals.arn("f", "order-1"));
    private final Inline background = new Inline();
    private ExecutionSession session;
    private SearchModel model;

    private void open(Journals shown) {
        session = new ExecutionSession(shown.arn(), new FakeExecutions(), background, shown::now);
        TreeProjection tree = new TreeProjection(shown.arn().id());
        session.onChange(change -> tree.update(change.state(), change.operationIds()));
        model = new SearchModel(session, background, tree::order);
        Sessions.take(session, shown);
    }

    private void openOrder() {
        journal.started("{\"orderId\":\"order-4711\"}").invoked();
        journal.context("items", "reserve-items", null, "Map").step("pay", "process-payment");
        journal.step("r1", "reserve-a", "items").stepSucceeded("r1", 1, "{\"sku\":\"A-100\"}");
        journal.step("r2", "reserve-b", "items").stepFailed("r2", 1, ErrorObject.of("OutOfStock", "No B-7 left"), 2);
        journal.stepSucceeded("pay", 1, "{\"transaction\":\"TX-90210\"}");
        open(journal);
    }

    private void seek(String typed) {
        model.typedProperty().set(typed);
    }

    @Test
    void operationsAreFoundByWhatTheyAreCalledHoldAndFailWith() {
        openOrder();
        seek("reserve");
        assertThat(model.matches()).containsExactlyInAnyOrder("items", "r1", "r2");
        seek("tx-9");
        assertThat(model.matches()).containsExactly("pay");
        model.matchCaseProperty().set(true);
        assertThat(model.matches()).isEmpty();
        model.matchCaseProperty().set(false);
        seek("outofstock");
        assertThat(model.matches()).containsExactly("r2");
        seek("order-1");
        assertThat(model.matches())
                .as("the execution by its name")
                .containsExactly(journal.arn().id());
    }

    @Test
    void filtersAndTextHoldTogether() {
        openOrder();
        seek("status:retrying");
        assertThat(model.matches()).containsExactly("r2");
        seek("type:step reserve");
        assertThat(model.matches()).containsExactlyInAnyOrder("r1", "r2");
        model.refine(query -> query.withStatuses(Set.of(SearchStatus.SUCCEEDED)));
        assertThat(model.typedProperty().get()).isEqualTo("status:succeeded type:step reserve");
        assertThat(model.matches()).containsExactly("r1");
        seek("status:failed");
        assertThat(model.matches()).isEmpty();
        assertThat(model.summaryProperty().get()).as("an attempt failed").isEqualTo("1 event");
    }

    @Test
    void theSelectionGoesFromMatchToMatchInTheTreesOrderAndAround() {
        openOrder();
        seek("type:step");
        assertThat(model.summaryProperty().get()).isEqualTo("3 found");
        assertThat(stops(model::next, 4)).containsExactly("r1", "r2", "pay", "r1");
        assertThat(model.summaryProperty().get()).isEqualTo("1 of 3");
        assertThat(stops(model::previous, 2)).containsExactly("pay", "r2");

        session.selectedOperationProperty().set("items");
        assertThat(model.summaryProperty().get()).isEqualTo("3 found");
        model.next();
        assertThat(session.selectedOperationProperty().get())
                .as("below the selected one")
                .isEqualTo("r1");
        session.selectedOperationProperty().set(journal.arn().id());
        model.previous();
        assertThat(session.selectedOperationProperty().get()).isEqualTo("pay");
    }

    private List<String> stops(Runnable go, int times) {
        return java.util.stream.IntStream.range(0, times)
                .mapToObj(i -> {
                    go.run();
                    return session.selectedOperationProperty().get();
                })
                .toList();
    }

    @Test
    void whatArrivesIsFoundAsItComes() {
        openOrder();
        seek("refund");
        assertThat(model.summaryProperty().get()).isEqualTo("Nothing found");
        journal.step("refund", "refund-customer");
        Sessions.take(session, journal);
        assertThat(model.matches()).containsExactly("refund");
        assertThat(model.events()).hasSize(1);
        journal.stepSucceeded("refund", 1, "{}");
        Sessions.take(session, journal);
        assertThat(model.events()).hasSize(2);
        assertThat(model.isFound(model.events().getLast())).isTrue();
    }

    @Test
    void aSearchThatWasSupersededTellsNothing() {
        openOrder();
        seek("reserve");
        background.hold();
        seek("tx");
        seek("process-payment");
        assertThat(model.summaryProperty().get()).isEqualTo("Searching…");
        assertThat(model.matches()).as("what was found before stays marked").hasSize(3);
        long revision = model.revisionProperty().get();
        background.release();
        assertThat(model.matches()).containsExactly("pay");
        assertThat(model.revisionProperty().get()).isEqualTo(revision + 1);
    }

    @Test
    void whatCannotBeSoughtIsSaidAndFindsNothing() {
        openOrder();
        seek("(reserve");
        assertThat(model.problemProperty().get()).isEmpty();
        model.regexProperty().set(true);
        assertThat(model.problemProperty().get()).startsWith("Not a regular expression: Unclosed group near character");
        assertThat(model.matches()).isEmpty();
        seek("reserve-[ab]");
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.matches()).containsExactlyInAnyOrder("r1", "r2");
        seek("status:done");
        assertThat(model.problemProperty().get()).startsWith("There is no status done");
    }

    @Test
    void onlyWhatIsFoundIsToBeShownWhileSomethingIsSought() {
        openOrder();
        model.onlyMatchesProperty().set(true);
        assertThat(model.isFiltering()).isFalse();
        seek("zzz");
        assertThat(model.isFiltering()).isTrue();
        model.clear();
        assertThat(model.isFiltering()).isFalse();
        assertThat(model.summaryProperty().get()).isEmpty();
    }

    @Test
    void everySearchFindsWhatLookingAtEverythingFinds() {
        List<String> texts =
                List.of("step1", "STEP", "done", "flaky", "try", "op3", "callback", "random", "tion 1", "q");
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Journals run = RandomRun.of(random, 20 + random.nextInt(80));
            open(run);
            session.cursor().moveTo(1 + random.nextInt(run.all().size()), dev.durascope.app.session.Cursor.Move.JUMP);
            String text = texts.get(random.nextInt(texts.size()));
            boolean closed = random.nextBoolean();
            seek(text + (closed ? " status:succeeded" : ""));
            assertThat(model.matches()).as("seed " + seed + ", " + text).isEqualTo(naive(text, closed));
        }
    }

    private Set<String> naive(String text, boolean closed) {
        Set<String> found = new HashSet<>();
        for (OperationState state : session.state().operations()) {
            boolean says = session.events().of(state.id(), session.cursor().eventId()).stream()
                    .anyMatch(event -> says(event, text));
            boolean root = state.id().equals(session.arn().id());
            says |= root
                    && session.events().events().stream()
                            .anyMatch(event -> event.header().id() == null
                                    && !session.cursor().isFuture(event)
                                    && says(event, text));
            says |= state.operation().name() == null
                    && session.title(state).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
            if (says && (!closed || state.operation().status() == OperationStatus.SUCCEEDED)) {
                found.add(state.id());
            }
        }
        return found;
    }

    /** All that these events say is in their words as records, but for what is no text to be sought. */
    private static boolean says(HistoryEvent event, String text) {
        String name = event.header().name();
        String all = event.header().id() + "\n" + name + "\n"
                + switch (event) {
                    case HistoryEvent.StepSucceeded e -> e.result().payload();
                    case HistoryEvent.CallbackSucceeded e -> e.result().payload();
                    case HistoryEvent.ExecutionStarted e -> e.input().payload();
                    case HistoryEvent.ExecutionSucceeded e -> e.result().payload();
                    case HistoryEvent.StepFailed e ->
                        e.error().payload().errorType() + "\n"
                                + e.error().payload().errorMessage();
                    case HistoryEvent.ExecutionStopped e ->
                        e.error().payload().errorType() + "\n"
                                + e.error().payload().errorMessage();
                    case HistoryEvent.CallbackStarted e -> e.callbackId();
                    case HistoryEvent.InvocationCompleted e -> e.requestId();
                    default -> "";
                };
        return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
