package dev.durascope.engine.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.replay.Comparison;
import dev.durascope.engine.replay.Comparison.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fork may change of what was recorded, what comes of it, and what is refused. */
@Timeout(120)
class ForkEditsTest {
    private ForkingEngine engine;

    @BeforeEach
    void open() {
        engine = new ForkingEngine().withEverything();
        engine.register("deciding", new ForkedHandlers.Deciding(engine.ran::add));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private ExecutionArn decided() throws Exception {
        ExecutionArn original = engine.run("deciding", "\"order-1\"");
        assertThat(engine.result(original)).isEqualTo("\"shipped order-1\"");
        engine.ran.clear();
        return original;
    }

    private String id(ExecutionArn arn, String name) {
        return engine.operation(arn, name).id();
    }

    @Test
    void anotherResultOfAStepLeadsToAnotherTail() throws Exception {
        ExecutionArn original = decided();
        String before = ForkingEngine.text(engine.journal(original));

        ExecutionArn fork = engine.fork(original, new ForkEdit.Result(id(original, "stock"), "0"));

        assertThat(engine.result(fork)).isEqualTo("\"reordered order-1\"");
        assertThat(engine.ran).containsExactly("reorder");
        assertThat(ForkingEngine.text(engine.journal(original))).isEqualTo(before);
        assertThat(engine.ended(fork).facts().lineage()).satisfies(lineage -> {
            assertThat(lineage.sourceArn()).isEqualTo(original.toString());
            assertThat(lineage.atEvent()).isEqualTo(3);
            assertThat(lineage.edits()).containsExactly(new ForkEdit.Result(id(original, "stock"), "0"));
        });
        Comparison comparison = Comparison.of(original, engine.journal(original), fork, engine.journal(fork));
        assertThat(comparison.rows())
                .extracting(Comparison.Row::difference)
                .containsExactly(Difference.SAME, Difference.EDITED, Difference.SAME, Difference.NAME);
        assertThat(comparison.first()).isEqualTo(3);
        assertThat(comparison.firstDifference().message()).isEqualTo("Step 'ship' is now called 'reorder'.");
        assertThat(comparison.rows().get(1).message())
                .isEqualTo("Step 'stock' succeeded with 3; in the fork it succeeded with 0.");
        assertThat(comparison.end())
                .isEqualTo("The execution succeeded with \"shipped order-1\"; the fork succeeded with"
                        + " \"reordered order-1\".");
    }

    @Test
    void anErrorInThePlaceOfAResultLeadsToAnotherTail() throws Exception {
        ExecutionArn original = decided();

        ExecutionArn fork = engine.fork(
                original, new ForkEdit.Failure(id(original, "stock"), ErrorObject.of("Down", "no connection")));

        assertThat(engine.result(fork)).contains("no stock for order-1").contains("no connection");
        assertThat(engine.ran).isEmpty();
        Comparison comparison = Comparison.of(original, engine.journal(original), fork, engine.journal(fork));
        assertThat(comparison.rows())
                .extracting(Comparison.Row::difference)
                .containsExactly(
                        Difference.SAME, Difference.EDITED, Difference.ONLY_ORIGINAL, Difference.ONLY_ORIGINAL);
    }

    @Test
    void anotherInputGoesAllTheWay() throws Exception {
        ExecutionArn original = decided();

        ExecutionArn fork = engine.fork(original, 1, new ForkEdit.Input("\"order-2\""));

        assertThat(engine.result(fork)).isEqualTo("\"shipped order-2\"");
        assertThat(engine.ran).containsExactly("stock", "ship");
        Comparison comparison = Comparison.of(original, engine.journal(original), fork, engine.journal(fork));
        assertThat(comparison.rows().getFirst().difference()).isEqualTo(Difference.EDITED);
        assertThat(comparison.firstDifference().message()).startsWith("Step 'ship' succeeded with \"shipped order-1\"");
    }

    @ParameterizedTest
    @CsvSource({"shipping", "approval", "review", "pay", "tax", "lines", "ask", "fraud"})
    void theOutcomeOfEveryTypeOfOperationCanBeAnother(String name) throws Exception {
        ExecutionArn original = engine.run("orders", "\"order-1\"");
        String json = name.equals("tax") ? "8" : "\"EDITED\"";

        ExecutionArn fork = engine.fork(original, new ForkEdit.Result(id(original, name), json));
        assertThat(engine.operation(fork, name).details().result()).isEqualTo(json);
        assertThat(engine.ended(fork).facts().status())
                .isEqualTo(name.equals("lines") ? ExecutionStatus.FAILED : ExecutionStatus.SUCCEEDED);
        if (!name.equals("lines") && !name.equals("ask")) {
            assertThat(engine.result(fork)).contains(name.equals("tax") ? "tax 8" : "EDITED");
        }

        ExecutionArn failed = engine.fork(
                original, new ForkEdit.Failure(id(original, name), ErrorObject.of("Edited", "it was edited")));
        assertThat(engine.ended(failed).facts().status())
                .isEqualTo(name.equals("fraud") ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED);
        assertThat(engine.operation(failed, name).details().error().errorType()).isEqualTo("Edited");
    }

    @Test
    void aResultThatTheHandlerCannotReadFailsTheForkAndIsExplained() throws Exception {
        ExecutionArn original = engine.run("orders", "\"order-1\"");
        List<JournalRecord> journal = engine.journal(original);
        String tax = id(original, "tax");
        ForkPlan plan = ForkPlan.of(
                original, journal, ForkPlan.endOf(journal, tax), List.of(new ForkEdit.Result(tax, "{\"many\":true}")));

        ExecutionArn fork = engine.fork(plan);

        assertThat(engine.ended(fork).facts().status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(plan.explain(engine.ended(fork).facts().error()))
                .contains(
                        "The handler could not read a value, and one was edited. Recorded was: Chained invoke 'tax' 7."
                                + " Give the edit the same form.");
        assertThat(plan.explain(ErrorObject.of("CardDeclined", "no money"))).isEmpty();
        assertThat(engine.ended(original).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nothing", "{\"a\":1} x"})
    void whatIsNotJsonIsRefused(String text) throws Exception {
        ExecutionArn original = decided();
        refused(
                () -> engine.fork(original, new ForkEdit.Result(id(original, "stock"), text)),
                "edited result of Step 'stock'");
        refused(() -> engine.fork(original, 1, new ForkEdit.Input(text)), "edited input");
        assertThat(engine.executor.executions()).hasSize(1);
    }

    @Test
    void whatCannotBeEditedIsRefusedWithWhatToDo() throws Exception {
        ExecutionArn original = engine.run("orders", "\"order-1\"");
        List<JournalRecord> journal = engine.journal(original);
        String validate = id(original, "validate");
        String label = id(original, "label");
        long labelled = ForkPlan.endOf(journal, label);
        long shipped = ForkPlan.endOf(journal, id(original, "shipping"));

        refused(plan(original, 2, result(validate)), "has no outcome to edit: cut at event 3 or later");
        refused(plan(original, 1, result(validate)), "begins after event 1: cut at event 3 or later");
        refused(plan(original, 9, result("nowhere")), "There is no operation nowhere in the history of");
        refused(
                () -> engine.fork(original, new ForkEdit.Result(id(original, "settle"), "1")),
                "Wait 'settle' has no result");
        refused(
                () -> ForkPlan.of(original, journal, shipped, List.of(result(label))),
                "The handler would not look at Step 'label', because Context (RunInChildContext) 'shipping' around it has"
                        + " ended: edit the result of that one, or cut before event");
        assertThat(ForkPlan.of(original, journal, labelled, List.of(result(label)))
                        .cautions())
                .isEmpty();
        refused(plan(original, 3, result(validate), result(validate)), "is edited twice");
        refused(
                plan(original, 3, new ForkEdit.Result(validate, "\"" + "x".repeat(256 * 1024) + "\"")),
                "The result of Step 'validate' has 262146 bytes, and 262144 are allowed");
        refused(
                plan(original, 3, new ForkEdit.Failure(validate, ErrorObject.of("E", "x".repeat(40_000)))),
                "The error of Step 'validate' has 40001 bytes");
        refused(plan(original, 3, new ForkEdit.Failure(validate, ErrorObject.EMPTY)), "says nothing");
        refused(() -> ForkPlan.positionOf(journal, 4711), "There is no event 4711 in the history: the last one is");
        refused(() -> ForkPlan.of(original, journal, 0, List.of()), "There is no record 0");
        refused(() -> ForkPlan.of(original, journal, journal.size() + 1L, List.of()), "it has records 1 to");
    }

    private ThrowingCallable plan(ExecutionArn original, long event, ForkEdit... edits) {
        return () -> engine.fork(original, event, edits);
    }

    private static ForkEdit result(String id) {
        return new ForkEdit.Result(id, "\"EDITED\"");
    }

    @Test
    void whatTheHistoryDoesNotHaveIsNotMadeUp() throws Exception {
        ExecutionArn original = decided();
        List<JournalRecord> journal = ForkingEngine.asAwsTellsIt(original, engine.journal(original));
        String stock = id(original, "stock");
        List<JournalRecord> without = changed(journal, ForkEditsTest::withoutData);
        refused(() -> ForkPlan.of(original, without, 3, List.of()), "read it with --include-execution-data");
        refused(() -> ForkPlan.of(original, without, 3, List.of(new ForkEdit.Input("1"))), "has no payloads");
        assertThat(ForkPlan.of(original, without, 1, List.of(new ForkEdit.Input("\"order-1\"")))
                        .cautions())
                .isEmpty();

        List<JournalRecord> cut = changed(journal, ForkEditsTest::cutResults);
        refused(
                () -> ForkPlan.of(original, cut, 3, List.of()),
                "The service cut the outcome of Step 'stock' in the history (event 3)");
        ForkPlan given = ForkPlan.of(original, cut, 3, List.of(new ForkEdit.Result(stock, "0")));
        assertThat(engine.result(engine.fork(given))).isEqualTo("\"reordered order-1\"");

        List<JournalRecord> cutInput = changed(journal, ForkEditsTest::cutInput);
        refused(() -> ForkPlan.of(original, cutInput, 3, List.of()), "cut the execution's input");
        assertThat(ForkPlan.of(original, cutInput, 1, List.of(new ForkEdit.Input("1")))
                        .edits())
                .hasSize(1);
    }

    @Test
    void eventsThatAreMissingAreToldBeforehand() throws Exception {
        ExecutionArn original = decided();
        List<JournalRecord> journal = ForkingEngine.asAwsTellsIt(original, engine.journal(original));
        List<JournalRecord> gap = new ArrayList<>();
        for (JournalRecord record : journal) {
            long event = ((JournalEntry.Event) record.entry()).event().header().eventId();
            if (event != 2 && event != 3) {
                gap.add(new JournalRecord(gap.size() + 1L, record.at(), record.entry()));
            }
        }
        ForkPlan plan = ForkPlan.of(original, gap, 2, List.of());
        assertThat(plan.cautions())
                .containsExactly(
                        "2 events before event 4 are missing: an operation of which they told runs as if it had"
                                + " not ended, or had never been.");
        assertThat(engine.result(engine.fork(plan))).isEqualTo("\"shipped order-1\"");
        assertThat(engine.ran).containsExactlyInAnyOrder("stock", "ship");
    }

    @Test
    void whatCameOfAnOutcomeThatIsChangedIsToldBeforehand() throws Exception {
        ExecutionArn original = decided();
        List<JournalRecord> journal = engine.journal(original);
        ForkPlan plan = ForkPlan.of(
                original,
                journal,
                ForkPlan.endOf(journal, id(original, "settle")),
                List.of(new ForkEdit.Result(id(original, "stock"), "0")));
        assertThat(plan.cautions())
                .containsExactly("1 operation that came after the outcome of Step 'stock' is kept as recorded, although"
                        + " that is changed: cut earlier to have it come about anew.");
    }

    @Test
    void theLedgerSaysWhatIsAnsweredAndWhatRuns() throws Exception {
        ExecutionArn original = engine.run("orders", "\"order-1\"");
        List<JournalRecord> journal = engine.journal(original);
        String label = id(original, "label");
        ForkLedger ledger = ForkPlan.of(
                        original,
                        journal,
                        ForkPlan.endOf(journal, label),
                        List.of(new ForkEdit.Result(id(original, "validate"), "\"no\"")))
                .ledger("shop.Orders");
        assertThat(ledger.sentences())
                .containsExactly(
                        "Kept: everything up to event " + ledger.atEvent() + ", StepSucceeded.",
                        "Changed: Step 'validate' succeeds with \"no\".",
                        "Answered from history, not run: 6 operations.",
                        "Really run: the code of shop.Orders from its beginning, outside what is answered, and that of"
                                + " Context (RunInChildContext) 'shipping'.",
                        "Everything that the handler calls after that really runs: the code of steps, with what it does"
                                + " to the world.");
        assertThat(ledger.cautions()).singleElement().asString().contains("operations that came after the outcome of");

        long invoked = journal.stream()
                .filter(record -> record.entry() instanceof JournalEntry.Event e
                        && e.event() instanceof HistoryEvent.ChainedInvokeStarted)
                .findFirst()
                .orElseThrow()
                .position();
        assertThat(ForkPlan.of(original, journal, invoked, List.of())
                        .ledger("h")
                        .sentences())
                .contains("Made again: Chained invoke 'pay': a function that is known here is called, for another you"
                        + " are asked to answer.");
    }

    private static List<JournalRecord> changed(List<JournalRecord> journal, UnaryOperator<HistoryEvent> change) {
        return journal.stream()
                .map(record -> new JournalRecord(
                        record.position(),
                        record.at(),
                        new JournalEntry.Event(change.apply(((JournalEntry.Event) record.entry()).event()))))
                .toList();
    }

    private static HistoryEvent withoutData(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.ExecutionStarted e ->
                new HistoryEvent.ExecutionStarted(e.header(), EventPayload.NONE, e.executionTimeoutSeconds());
            case HistoryEvent.StepSucceeded e ->
                new HistoryEvent.StepSucceeded(e.header(), EventPayload.NONE, e.retry());
            default -> event;
        };
    }

    private static HistoryEvent cutResults(HistoryEvent event) {
        return event instanceof HistoryEvent.StepSucceeded e
                ? new HistoryEvent.StepSucceeded(e.header(), new EventPayload("3", true), e.retry())
                : event;
    }

    private static HistoryEvent cutInput(HistoryEvent event) {
        return event instanceof HistoryEvent.ExecutionStarted e
                ? new HistoryEvent.ExecutionStarted(
                        e.header(), new EventPayload("\"ord", true), e.executionTimeoutSeconds())
                : event;
    }

    @Test
    void whatDiffersInAContextIsTheFirstDifferenceAndNotTheContextAroundIt() throws Exception {
        ExecutionArn original = engine.run("orders", "\"order-1\"");
        ExecutionArn fork = engine.fork(original, new ForkEdit.Result(id(original, "pack"), "\"EDITED\""));
        engine.ended(fork);

        // The other way round nothing was edited.
        Comparison comparison = Comparison.of(fork, engine.journal(fork), original, engine.journal(original));

        assertThat(comparison.rows().stream()
                        .filter(row -> row.difference() != Difference.SAME)
                        .map(row -> row.difference() + " " + row.fork().name()))
                .containsExactly("OUTCOME shipping", "OUTCOME pack");
        assertThat(comparison.firstDifference().fork().name()).isEqualTo("pack");
    }

    static void refused(ThrowingCallable call, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LambdaFault.class,
                        fault -> assertThat(fault.type()).isEqualTo(FaultType.INVALID_PARAMETER_VALUE))
                .hasMessageContaining(part);
    }

    @Test
    void codeThatIsAnotherIsComparedToo() throws Exception {
        ExecutionArn original = engine.run("orders", "\"order-1\"");
        List<JournalRecord> journal = engine.journal(original);
        engine.register("orders", new ForkedHandlers.OtherEnd(engine.ran::add));

        ExecutionArn fork =
                engine.fork(ForkPlan.of(original, journal, ForkPlan.endOf(journal, id(original, "tax")), List.of()));

        engine.ended(fork);
        Comparison comparison = Comparison.of(original, journal, fork, engine.journal(fork));
        assertThat(comparison.end()).isNull();
        assertThat(comparison.rows().stream()
                        .filter(row -> row.difference() != Difference.SAME)
                        .map(row -> Map.entry(row.difference(), String.valueOf(row.message()))))
                .containsExactly(
                        Map.entry(Difference.ONLY_FORK, "Wait 'think' is only in the fork."),
                        Map.entry(Difference.NAME, "Step 'thank' is now called 'thank-you'."));
    }
}
