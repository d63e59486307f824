package dev.durascope.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.checkpoint.CheckpointLimits;
import dev.durascope.engine.checkpoint.CheckpointProcessor;
import dev.durascope.engine.checkpoint.Circumstances;
import dev.durascope.engine.checkpoint.InvokeTargets;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final InvokeTargets NOBODY = (name, tenant) -> new InvokeTargets.Target.Outside();

    private final CheckpointProcessor processor = new CheckpointProcessor(CheckpointLimits.AWS);
    private final ExecutionFold fold = new ExecutionFold("exec");

    CheckpointRulesTest() {
        append(List.of(new JournalEntry.Event(new HistoryEvent.ExecutionStarted(
                new EventHeader(1, NOW, "exec", "n", null, null), EventPayload.of("{}"), 60))));
    }

    private void append(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            fold.apply(new JournalRecord(fold.position() + 1, NOW, entry));
        }
    }

    private void apply(OperationUpdate... updates) {
        apply(InvocationType.REQUEST_RESPONSE, updates);
    }

    private void apply(InvocationType type, OperationUpdate... updates) {
        append(processor.process(List.of(updates), fold.now(), circumstances(type)));
    }

    private static Circumstances circumstances(InvocationType type) {
        return new Circumstances(NOW, type, NOBODY, () -> "Y2FsbGJhY2s=");
    }

    private static OperationUpdate u(OperationType type, OperationAction action, String id) {
        return OperationUpdate.of(id, type, action);
    }

    private static OperationUpdate update(
            String id,
            String parentId,
            String name,
            OperationType type,
            String subType,
            OperationAction action,
            String payload,
            ErrorObject error) {
        return new OperationUpdate(
                id, parentId, name, type, subType, action, payload, error, null, null, null, null, null);
    }

    private static OperationUpdate options(
            OperationType type,
            OperationAction action,
            String id,
            Integer delay,
            Integer wait,
            OperationUpdate.CallbackOptions callback) {
        return new OperationUpdate(
                id,
                null,
                null,
                type,
                null,
                action,
                null,
                null,
                null,
                delay,
                wait,
                callback,
                type == OperationType.CHAINED_INVOKE ? new OperationUpdate.ChainedInvokeOptions("f", null) : null);
    }

    private static OperationUpdate start(OperationType type, String id) {
        return options(type, OperationAction.START, id, null, type == OperationType.WAIT ? 5 : null, null);
    }

    private static OperationUpdate payload(OperationType type, OperationAction action, String id, int bytes) {
        return update(id, null, null, type, null, action, "x".repeat(bytes), null);
    }

    /** Which actions each type may take in each status: the table of protocol §3. */
    static Stream<Arguments> refusedActions() {
        List<Arguments> all = new ArrayList<>();
        for (OperationType type : List.of(
                OperationType.CONTEXT, OperationType.WAIT, OperationType.CALLBACK, OperationType.CHAINED_INVOKE)) {
            all.add(Arguments.of(type, OperationAction.RETRY));
        }
        for (OperationType type : List.of(OperationType.WAIT, OperationType.CALLBACK, OperationType.CHAINED_INVOKE)) {
            all.add(Arguments.of(type, OperationAction.SUCCEED));
            all.add(Arguments.of(type, OperationAction.FAIL));
        }
        all.add(Arguments.of(OperationType.STEP, OperationAction.CANCEL));
        all.add(Arguments.of(OperationType.CONTEXT, OperationAction.CANCEL));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("refusedActions")
    void anActionThatATypeDoesNotHaveIsRefused(OperationType type, OperationAction action) {
        apply(start(type, "o"));
        assertThatThrownBy(() -> apply(options(type, action, "o", 5, null, null)))
                .isInstanceOf(LambdaFault.class);
    }

    static Stream<OperationType> startable() {
        return Stream.of(OperationType.values()).filter(t -> t != OperationType.EXECUTION);
    }

    @ParameterizedTest
    @MethodSource("startable")
    void whatHasStartedIsNotStartedAgain(OperationType type) {
        apply(start(type, "o"));
        assertThatThrownBy(() -> apply(start(type, "o"))).hasMessage("Invalid current " + type + " state to start.");
    }

    @Test
    void aClosedStepTakesNothingMore() {
        apply(u(OperationType.STEP, OperationAction.SUCCEED, "s"));
        assertThatThrownBy(() -> apply(u(OperationType.STEP, OperationAction.FAIL, "s")))
                .hasMessage("Invalid current STEP state to close.");
        assertThatThrownBy(() -> apply(options(OperationType.STEP, OperationAction.RETRY, "s", 1, null, null)))
                .hasMessage("Invalid current STEP state to re-attempt.");
        assertThatThrownBy(() -> apply(start(OperationType.STEP, "s")))
                .hasMessage("Invalid current STEP state to start.");
    }

    @Test
    void aPendingStepIsNotStartedBeforeItIsReady() {
        apply(start(OperationType.STEP, "s"), options(OperationType.STEP, OperationAction.RETRY, "s", 5, null, null));
        assertThatThrownBy(() -> apply(start(OperationType.STEP, "s"))).isInstanceOf(LambdaFault.class);
        append(List.of(new JournalEntry.OperationReady("s")));
        assertThatCode(() -> apply(start(OperationType.STEP, "s"))).doesNotThrowAnyException();
    }

    @Test
    void aRetryNeedsItsDelayAndNotBothPayloadAndError() {
        assertThatThrownBy(() -> apply(u(OperationType.STEP, OperationAction.RETRY, "s")))
                .hasMessageContaining("StepOptions");
        assertThatThrownBy(() -> apply(options(OperationType.STEP, OperationAction.RETRY, "s", 0, null, null)))
                .hasMessageContaining("NextAttemptDelaySeconds must be 1");
        OperationUpdate both = new OperationUpdate(
                "s",
                null,
                null,
                OperationType.STEP,
                null,
                OperationAction.RETRY,
                "1",
                ErrorObject.EMPTY,
                null,
                1,
                null,
                null,
                null);
        assertThatThrownBy(() -> apply(both)).hasMessageContaining("both Payload and Error");
    }

    @Test
    void aParentMustBeAKnownContext() {
        OperationUpdate orphan = update("s", "p", null, OperationType.STEP, null, OperationAction.START, null, null);
        assertThatThrownBy(() -> apply(orphan)).hasMessage("Invalid parent operation id.");
        apply(start(OperationType.STEP, "p2"));
        OperationUpdate inStep = update("s", "p2", null, OperationType.STEP, null, OperationAction.START, null, null);
        assertThatThrownBy(() -> apply(inStep)).hasMessage("Invalid parent operation id.");
        assertThatCode(() -> apply(start(OperationType.CONTEXT, "p"), orphan)).doesNotThrowAnyException();
    }

    @Test
    void whatIsKnownMayBeLeftOutButNotChanged() {
        OperationUpdate named =
                update("s", null, "first", OperationType.STEP, "Step", OperationAction.START, null, null);
        apply(named);
        OperationUpdate renamed =
                update("s", null, "second", OperationType.STEP, null, OperationAction.SUCCEED, null, null);
        assertThatThrownBy(() -> apply(renamed)).hasMessageContaining("Name of operation s is first");
        apply(u(OperationType.STEP, OperationAction.SUCCEED, "s"));
        assertThat(fold.now().operation("s").operation().name()).isEqualTo("first");
    }

    @Test
    void anIdStandsTwiceInABatchOnlyAsStartAndOneOtherActionOfAStepOrContext() {
        assertThatCode(() -> apply(start(OperationType.STEP, "a"), u(OperationType.STEP, OperationAction.FAIL, "a")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        apply(u(OperationType.STEP, OperationAction.SUCCEED, "b"), start(OperationType.STEP, "b")))
                .hasMessageContaining("twice");
        assertThatThrownBy(
                        () -> apply(start(OperationType.WAIT, "w"), u(OperationType.WAIT, OperationAction.CANCEL, "w")))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> apply(
                        start(OperationType.STEP, "c"),
                        options(OperationType.STEP, OperationAction.RETRY, "c", 1, null, null),
                        u(OperationType.STEP, OperationAction.FAIL, "c")))
                .hasMessageContaining("twice");
    }

    @Test
    void theExecutionEndsOnceAndLastInItsBatch() {
        assertThatThrownBy(() ->
                        apply(u(OperationType.EXECUTION, OperationAction.SUCCEED, "x"), start(OperationType.STEP, "s")))
                .hasMessageContaining("last in the batch");
        assertThatThrownBy(() -> apply(u(OperationType.EXECUTION, OperationAction.RETRY, "x")))
                .hasMessageContaining("only succeed or fail");
    }

    @Test
    void failCarriesNoPayloadAndSucceedNoError() {
        assertThatThrownBy(() -> apply(payload(OperationType.STEP, OperationAction.FAIL, "s", 1)))
                .hasMessageContaining("must not have a Payload");
        OperationUpdate succeedWithError =
                update("s", null, null, OperationType.STEP, null, OperationAction.SUCCEED, null, ErrorObject.EMPTY);
        assertThatThrownBy(() -> apply(succeedWithError)).hasMessageContaining("must not have an Error");
    }

    @Test
    void payloadsHaveALimitByTheirType() {
        assertThatThrownBy(() -> apply(payload(OperationType.STEP, OperationAction.SUCCEED, "s", 256 * 1024 + 1)))
                .hasMessage(
                        "STEP output payload size must be less than or equal to 262144 bytes; that of operation s has"
                                + " 262145.");
        assertThatCode(() -> apply(payload(OperationType.STEP, OperationAction.SUCCEED, "s", 256 * 1024)))
                .doesNotThrowAnyException();
    }

    @Test
    void aResultMayBeSixMegabytesWhereSomebodyWaitsForItAndElseOne() {
        OperationUpdate six = payload(OperationType.EXECUTION, OperationAction.SUCCEED, "x", 6 << 20);
        OperationUpdate sixAndOne = payload(OperationType.EXECUTION, OperationAction.SUCCEED, "x", (6 << 20) + 1);
        OperationUpdate one = payload(OperationType.EXECUTION, OperationAction.SUCCEED, "x", 1 << 20);
        OperationUpdate oneAndOne = payload(OperationType.EXECUTION, OperationAction.SUCCEED, "x", (1 << 20) + 1);

        assertThatThrownBy(() -> apply(InvocationType.REQUEST_RESPONSE, sixAndOne))
                .isInstanceOfSatisfying(
                        LambdaFault.class, f -> assertThat(f.type()).isEqualTo(FaultType.INVALID_PARAMETER_VALUE))
                .hasMessageStartingWith(
                        "EXECUTION output payload size must be less than or equal to 6291456 bytes where"
                                + " the execution was started synchronously; this result has 6291457.");
        assertThatThrownBy(() -> apply(InvocationType.EVENT, oneAndOne))
                .hasMessageStartingWith(
                        "EXECUTION output payload size must be less than or equal to 1048576 bytes where"
                                + " the execution was started asynchronously; this result has 1048577.");
        assertThatCode(() -> apply(InvocationType.EVENT, one)).doesNotThrowAnyException();
        assertThatCode(() -> apply(InvocationType.REQUEST_RESPONSE, six)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void anOptionOutOfRangeIsNamed(OperationUpdate update, String field) {
        assertThatThrownBy(() -> apply(update)).isInstanceOf(LambdaFault.class).hasMessageContaining(field);
    }

    static Stream<Arguments> outOfRange() {
        return Stream.of(
                Arguments.of(options(OperationType.WAIT, OperationAction.START, "o", null, 0, null), "WaitSeconds"),
                Arguments.of(
                        options(OperationType.WAIT, OperationAction.START, "o", null, 31_622_401, null), "WaitSeconds"),
                Arguments.of(options(OperationType.WAIT, OperationAction.START, "o", null, null, null), "WaitOptions"),
                Arguments.of(
                        options(
                                OperationType.CALLBACK,
                                OperationAction.START,
                                "o",
                                null,
                                null,
                                new OperationUpdate.CallbackOptions(-1, null)),
                        "TimeoutSeconds"),
                Arguments.of(
                        options(
                                OperationType.CALLBACK,
                                OperationAction.START,
                                "o",
                                null,
                                null,
                                new OperationUpdate.CallbackOptions(1, 100_000_000)),
                        "HeartbeatTimeoutSeconds"),
                Arguments.of(u(OperationType.CHAINED_INVOKE, OperationAction.START, "o"), "ChainedInvokeOptions"));
    }

    @Test
    void anExecutionHasALimitOfOperationsAndOfBytes() {
        CheckpointProcessor small = new CheckpointProcessor(new CheckpointLimits(2, 10));
        assertThatThrownBy(() -> small.process(
                        List.of(
                                start(OperationType.STEP, "1"),
                                start(OperationType.STEP, "2"),
                                start(OperationType.STEP, "3")),
                        fold.now(),
                        circumstances(InvocationType.REQUEST_RESPONSE)))
                .hasMessageContaining("2 operations");
        assertThatThrownBy(() -> small.process(
                        List.of(payload(OperationType.STEP, OperationAction.SUCCEED, "1", 11)),
                        fold.now(),
                        circumstances(InvocationType.REQUEST_RESPONSE)))
                .hasMessageContaining("10 bytes");
    }

    @ParameterizedTest
    @MethodSource("cancellable")
    void anOpenWaitCallbackOrInvokeCanBeCancelledOnce(OperationType type) {
        apply(start(type, "o"));
        apply(u(type, OperationAction.CANCEL, "o"));
        assertThat(fold.now().operation("o").operation().status()).hasToString("CANCELLED");
        assertThatThrownBy(() -> apply(u(type, OperationAction.CANCEL, "o"))).isInstanceOf(LambdaFault.class);
    }

    static Stream<OperationType> cancellable() {
        return Stream.of(OperationType.WAIT, OperationType.CALLBACK, OperationType.CHAINED_INVOKE);
    }
}
