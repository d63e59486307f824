package dev.durascope.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.RandomJournal;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.RetryDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SearchMatcherTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static EventHeader header(long id, String operation, String name, String subType) {
        return new EventHeader(id, Instant.EPOCH, operation, name, null, subType);
    }

    private static HistoryEvent succeeded(long id, String payload) {
        return new HistoryEvent.StepSucceeded(
                header(id, "op" + id, "charge", "Step"), EventPayload.of(payload), new RetryDetails(1, null));
    }

    private static BitSet found(String typed, boolean regex, boolean matchCase, HistoryEvent... events)
            throws Exception {
        return SearchMatcher.of(SearchQuery.parse(typed), regex, matchCase)
                .scan(List.of(events), LONG)
                .found();
    }

    private static boolean finds(String typed, HistoryEvent event) throws Exception {
        return found(typed, false, false, event).get(0);
    }

    @Test
    void namesIdsPayloadsAndErrorsAreLookedThrough() throws Exception {
        HistoryEvent failed = new HistoryEvent.StepFailed(
                header(3, "7f3a", "process-payment", "Step"),
                EventError.of(
                        new ErrorObject("The bank said no", "Declined", "{\"code\":51}", List.of("at Bank.java:7"))),
                new RetryDetails(1, 2));
        assertThat(List.of("PROCESS-", "7F3A", "bank said", "declined", "code\":51", "Bank.java"))
                .allSatisfy(text -> assertThat(finds(text, failed)).as(text).isTrue());
        assertThat(finds("in:name declined", failed)).isFalse();
        assertThat(finds("in:name,error declined", failed)).isTrue();
        assertThat(finds("StepFailed", failed)).isFalse();

        HistoryEvent invoke = new HistoryEvent.ChainedInvokeStarted(
                header(4, "i", "prices", "ChainedInvoke"),
                "price-list",
                "tenant-9",
                EventPayload.of("{\"sku\":1}"),
                null,
                "arn:x");
        assertThat(List.of("price-list", "tenant-9", "sku", "arn:x"))
                .allSatisfy(text -> assertThat(finds(text, invoke)).as(text).isTrue());
        HistoryEvent callback =
                new HistoryEvent.CallbackStarted(header(5, "c", "approval", "Callback"), "Y2FsbA==", null, null);
        assertThat(finds("y2FSbA==", callback)).isTrue();
        HistoryEvent crashed = new HistoryEvent.InvocationCompleted(
                header(6, null, null, null),
                Instant.EPOCH,
                Instant.EPOCH,
                "request-9",
                EventError.of(ErrorObject.of("Runtime.ExitError", "gone")));
        assertThat(finds("request-9", crashed)).isTrue();
        assertThat(finds("status:failed exiterror", crashed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"type:step,true", "type:STEP,true", "type:wait,false", "status:succeeded,true", "status:failed,false"})
    void eventsPassFiltersByWhatTheySay(String filter, boolean passes) throws Exception {
        assertThat(finds(filter, succeeded(1, "{}"))).isEqualTo(passes);
    }

    @Test
    void aSubtypeIsATypeToo() throws Exception {
        HistoryEvent map = new HistoryEvent.ContextStarted(header(1, "m", "items", "MapIteration"));
        assertThat(finds("type:map-iteration", map)).isTrue();
        assertThat(finds("type:context", map)).isTrue();
        assertThat(finds("type:map", map)).isFalse();
    }

    @Test
    void caseMattersOnlyWhenAskedTo() throws Exception {
        HistoryEvent event = succeeded(1, "{\"Straße\":\"ÄRGER\"}");
        assertThat(found("ärger", false, false, event).get(0)).isTrue();
        assertThat(found("ärger", false, true, event).get(0)).isFalse();
        assertThat(found("ä.GER", true, false, event).get(0)).isTrue();
        assertThat(found("ä.GER", true, true, event).get(0)).isFalse();
    }

    @Test
    void whatIsNoRegularExpressionIsSaidInWords() throws Exception {
        SearchQuery query = SearchQuery.parse("tx-(90");
        assertThatThrownBy(() -> SearchMatcher.of(query, true, false))
                .isInstanceOf(InvalidSearchException.class)
                .hasMessage(
                        "Not a regular expression: Unclosed group near character 7 of it. Mend it, or search for plain"
                                + " text.");
        assertThat(SearchMatcher.of(query, false, false)).isNotNull();
    }

    @Test
    void anExpressionThatWouldTakeForeverIsGivenUp() throws Exception {
        SearchMatcher matcher = SearchMatcher.of(SearchQuery.parse("(a+)+\\1z"), true, false);
        List<HistoryEvent> events = List.of(succeeded(1, "a".repeat(40) + "!"));
        assertThatThrownBy(() -> matcher.scan(events, Duration.ofMillis(100)))
                .isInstanceOf(InvalidSearchException.class)
                .hasMessage("This takes more than 0.1 s: make the expression simpler, without a repetition inside a"
                        + " repetition.");
        assertThat(matcher.isSaidBy("a".repeat(40) + "!")).isFalse();
    }

    @Test
    void anExpressionThatGoesTooDeepIsGivenUp() throws Exception {
        SearchMatcher matcher = SearchMatcher.of(SearchQuery.parse("(ab|ba)*z"), true, false);
        List<HistoryEvent> events = List.of(succeeded(1, "ab".repeat(500_000)));
        assertThatThrownBy(() -> matcher.scan(events, LONG))
                .isInstanceOf(InvalidSearchException.class)
                .hasMessageStartingWith("This expression goes too deep for a long text");
    }

    @Test
    void aScanThatNobodyWantsAnyMoreEnds() throws Exception {
        SearchMatcher matcher = SearchMatcher.of(SearchQuery.parse("(a+)+\\1z"), true, false);
        List<HistoryEvent> events = List.of(succeeded(1, "a".repeat(40) + "!"));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> matcher.scan(events, LONG)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted())
                .as("the interruption is left for whoever asked")
                .isTrue();
    }

    @Test
    void aTextIsFoundWhereTheSlowestWayFindsIt() throws Exception {
        Random random = new Random(11);
        String letters = "aAbBkKsSſKéÉßİiı ";
        for (int i = 0; i < 20_000; i++) {
            String text = some(random, letters, random.nextInt(12));
            String sought = some(random, letters, 1 + random.nextInt(3)).strip();
            if (sought.isEmpty()) {
                continue;
            }
            boolean naive = false;
            for (int at = 0; at <= text.length(); at++) {
                naive |= text.regionMatches(true, at, sought, 0, sought.length());
            }
            HistoryEvent event = succeeded(1, text);
            assertThat(found("in:payload " + sought, false, false, event).get(0))
                    .as(sought + " in " + text)
                    .isEqualTo(naive);
            assertThat(found("in:payload " + sought, false, true, event).get(0))
                    .as(sought + " in " + text)
                    .isEqualTo(text.contains(sought));
            assertThat(found("in:payload " + Pattern.quote(sought), true, true, event)
                            .get(0))
                    .as(sought + " in " + text)
                    .isEqualTo(text.contains(sought));
        }
    }

    private static String some(Random random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @Test
    void operationsPassFiltersAsTheyAreAtAnyPosition() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            ExecutionFold fold = new ExecutionFold("exec");
            RandomJournal.of(seed, 200).forEach(fold::apply);
            SearchMatcher closed =
                    SearchMatcher.of(SearchQuery.parse("status:succeeded,failed type:step"), false, false);
            SearchMatcher waiting = SearchMatcher.of(SearchQuery.parse("status:waiting"), false, false);
            for (long at = 0; at <= fold.position(); at += 17) {
                for (OperationState state : fold.at(at).operations()) {
                    String type = state.operation().type().name().toLowerCase(Locale.ROOT);
                    OperationStatus status = state.operation().status();
                    assertThat(closed.accepts(state))
                            .isEqualTo(type.equals("step")
                                    && (status == OperationStatus.SUCCEEDED || status == OperationStatus.FAILED));
                    assertThat(waiting.accepts(state))
                            .isEqualTo(status == OperationStatus.STARTED
                                    && List.of("wait", "callback", "chained_invoke")
                                            .contains(type));
                }
            }
        }
    }

    @Test
    void withoutATextEveryEventSaysIt() throws Exception {
        List<HistoryEvent> events = new ArrayList<>();
        RandomJournal.of(3, 300).forEach(record -> {
            if (record.entry() instanceof JournalEntry.Event event) {
                events.add(event.event());
            }
        });
        SearchMatcher.Hits hits =
                SearchMatcher.of(SearchQuery.parse("type:wait"), true, false).scan(events, LONG);
        assertThat(hits.said().cardinality()).isEqualTo(events.size());
        for (int i = 0; i < events.size(); i++) {
            assertThat(hits.found().get(i)).isEqualTo(events.get(i).eventType().startsWith("Wait"));
        }
    }
}
