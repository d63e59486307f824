package dev.durascope.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.RandomJournal;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.RetryDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees as Markdown and histories as Mermaid, word for word. */
class TextsTest {
    private static final Instant START = Instant.parse("2026-03-01T09:30:00Z");
    private static final EventError DECLINED =
            EventError.of(ErrorObject.of("CardDeclined", "The card | was *declined*\nby the <bank>; see #4"));

    private final List<HistoryEvent> events = new ArrayList<>();

    private EventHeader header(long millis, String id, String name, String parent, String subType) {
        return new EventHeader(events.size() + 1L, START.plusMillis(millis), id, name, parent, subType);
    }

    private void order() {
        events.add(new HistoryEvent.ExecutionStarted(
                header(0, "e", "order-4711", null, null), EventPayload.of("{}"), 86_400));
        events.add(new HistoryEvent.StepStarted(header(20, "a", "validate", null, "Step")));
        events.add(new HistoryEvent.StepSucceeded(
                header(32, "a", "validate", null, "Step"), EventPayload.of("{}"), new RetryDetails(1, null)));
        events.add(new HistoryEvent.StepStarted(header(40, "b", "charge_card #1", null, "Step")));
        events.add(new HistoryEvent.StepFailed(
                header(1_440, "b", "charge_card #1", null, "Step"), DECLINED, new RetryDetails(1, 2)));
        events.add(new HistoryEvent.ContextStarted(header(1_450, "c", "approve", null, "WaitForCallback")));
        events.add(new HistoryEvent.CallbackStarted(
                header(1_460, "d", "approval", "c", "Callback"), "aWQ=", 3_600L, null));
        events.add(new HistoryEvent.ChainedInvokeStarted(
                header(1_470, "i", "stock", null, "ChainedInvoke"),
                "check-stock:$LATEST",
                null,
                EventPayload.of("{}"),
                null,
                null));
        events.add(new HistoryEvent.WaitStarted(
                header(1_480, "w", "style; end", null, "Wait"), 598, START.plusSeconds(599)));
        events.add(new HistoryEvent.InvocationCompleted(
                header(1_500, null, null, null, null), START, START.plusMillis(1_500), "r-1", null));
        events.add(new HistoryEvent.ChainedInvokeFailed(header(3_000, "i", "stock", null, "ChainedInvoke"), DECLINED));
        events.add(new HistoryEvent.StepStarted(header(3_500, "b", "charge_card #1", null, "Step")));
    }

    private ExecutionFold fold() {
        ExecutionFold fold = new ExecutionFold("e");
        for (HistoryEvent event : events) {
            fold.apply(
                    new JournalRecord(fold.position() + 1, event.header().timestamp(), new JournalEntry.Event(event)));
        }
        return fold;
    }

    @Test
    void aTreeIsANestedListThatSaysWhatIsKnown() {
        order();

        assertThat(TreeMarkdown.of(
                                fold().now(),
                                "order-4711@12",
                                each -> each.operation().name())
                        .text())
                .isEqualTo("""
                        # order-4711@12

                        ▶ running · 6 operations · 1 invocation

                        - ✓ **validate** · STEP · succeeded · 12 ms
                        - ▶ **charge\\_card \\#1** · STEP · started · 2 attempts — last error: CardDeclined: The card \\| was \\*declined\\* by the \\<bank\\>; see \\#4
                        - ▶ **approve** · CONTEXT (WaitForCallback) · started
                          - ▶ **approval** · CALLBACK · started · times out at 2026-03-01T10:30:01.460Z
                        - ✗ **stock** · CHAINED\\_INVOKE · failed · 1.5 s — CardDeclined: The card \\| was \\*declined\\* by the \\<bank\\>; see \\#4
                        - ▶ **style; end** · WAIT · started · until 2026-03-01T09:39:59Z
                        """);
    }

    @Test
    void aSequenceShowsWhoCallsWhomAndEscapesWhatMermaidWouldRead() {
        order();

        assertThat(SequenceMermaid.of(events, "order-4711@12", "orders")).isEqualTo("""
                sequenceDiagram
                    title order-4711@12
                    participant caller as Caller
                    participant fn as orders
                    participant f1 as check-stock:#36;LATEST
                    participant world as Outside
                    caller->>fn: start order-4711
                    activate fn
                    Note over fn: invocation 1
                    fn->>fn: step validate (12 ms)
                    fn-xfn: step charge_card #35;1 failed: CardDeclined (1.4 s), again in 2 s
                    Note over fn: WaitForCallback approve begins
                    fn-)world: callback approval
                    fn->>f1: invoke stock
                    Note over fn: waits 9 min 58 s: st#121;le#59; end
                    deactivate fn
                    f1--xfn: invoke stock failed: CardDeclined
                    activate fn
                    Note over fn: invocation 2
                    Note over fn: step charge_card #35;1 is running
                    deactivate fn
                """);
    }

    @Test
    void aLongSequenceSaysHowMuchIsMissing() {
        order();
        for (int i = 0; i < 1_000; i++) {
            events.add(new HistoryEvent.StepStarted(header(4_000 + i, "s" + i, "x".repeat(256), null, "Step")));
        }

        assertThat(SequenceMermaid.of(events, "h", "f"))
                .endsWith("    Note over fn: … 612 more events\n")
                .hasSizeLessThan(50_000);
    }

    @Test
    void whateverStandsInNamesALabelStaysALine() {
        assertThat(SequenceMermaid.label("a\nb\u2028c%%{init}\t\"x\" `y`")).doesNotContain("\n", "%%", "{", "\"", "`");
        assertThat(SequenceMermaid.label("\uD83D\uDE00".repeat(200))).isEqualTo("\uD83D\uDE00".repeat(80) + "…");
        assertThat(TreeMarkdown.escaped("a\n# b [x](y) <i> `c` ~~d~~ ![e]"))
                .isEqualTo("a \\# b \\[x\\]\\(y\\) \\<i\\> \\`c\\` \\~\\~d\\~\\~ \\!\\[e\\]");
    }

    @Test
    void everyMomentOfAnyJournalCanBeTold() {
        for (int seed = 0; seed < 100; seed++) {
            List<JournalRecord> records = RandomJournal.of(seed, 80);
            ExecutionFold fold = new ExecutionFold("exec");
            List<HistoryEvent> told = new ArrayList<>();
            for (JournalRecord record : records) {
                fold.apply(record);
                if (record.entry() instanceof JournalEntry.Event event) {
                    told.add(event.event());
                }
            }
            String tree = TreeMarkdown.of(fold.now(), "m", each -> "x").text();
            String sequence = SequenceMermaid.of(told, "m", "f");

            assertThat(tree.lines().filter(line -> line.strip().startsWith("- ")))
                    .as("seed %d", seed)
                    .hasSize(fold.now().operationCount() - 1);
            assertThat(sequence.lines().filter("    activate fn"::equals).count())
                    .as("seed %d", seed)
                    .isEqualTo(
                            sequence.lines().filter("    deactivate fn"::equals).count());
        }
    }

    @Test
    void durationsAreShort() {
        assertThat(Spans.of(Duration.ofMillis(-5))).isEqualTo("0 ms");
        assertThat(Spans.of(Duration.ofMillis(1_999))).isEqualTo("1.9 s");
        assertThat(Spans.of(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Spans.of(Duration.ofSeconds(3_600))).isEqualTo("1 h");
        assertThat(Spans.of(Duration.ofSeconds(90_061))).isEqualTo("1 d 1 h");
    }
}
