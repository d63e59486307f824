package dev.durascope.engine.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** An execution under test, and what the tests ask of it. */
record Running(ExecutionService service, ExecutionArn arn) {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The end, however it ended. */
    ExecutionDescription end() throws InterruptedException, ExecutionException, TimeoutException {
        return service.ended(arn).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** The result of an execution that must succeed. */
    JsonNode result() throws InterruptedException, ExecutionException, TimeoutException, JsonProcessingException {
        ExecutionDescription end = end();
        assertThat(end.facts().status()).as("error %s", end.facts().error()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return JSON.readTree(end.facts().result().payload());
    }

    /** The error of an execution that must end in a status. */
    ErrorObject error(ExecutionStatus status) throws InterruptedException, ExecutionException, TimeoutException {
        ExecutionDescription end = end();
        assertThat(end.facts().status()).isEqualTo(status);
        return end.facts().error();
    }

    /** Waits until nothing runs and the execution waits for something of a kind. */
    Waiting awaitWaiting(Waiting.Kind kind) throws InterruptedException {
        await(() -> standsWaiting(kind), "waiting for " + kind);
        return service.standing(arn).waitingFor().stream()
                .filter(waiting -> waiting.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private boolean standsWaiting(Waiting.Kind kind) {
        var standing = service.standing(arn);
        return !standing.invocationRunning()
                && standing.waitingFor().stream().anyMatch(waiting -> waiting.kind() == kind);
    }

    /** Waits until a line has been printed. */
    void awaitLine(String line) throws InterruptedException {
        await(() -> console().contains(line), "the line '" + line + "'");
    }

    /** Waits until the journal holds an entry of a class. */
    void awaitEntry(Class<? extends JournalEntry> type) throws InterruptedException {
        await(() -> !entries(type).isEmpty(), type.getSimpleName());
    }

    private void await(BooleanSupplier condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("%s did not come; %s", what, eventTypes())
                    .isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    List<HistoryEvent> events() {
        return entries(JournalEntry.Event.class).stream()
                .map(JournalEntry.Event::event)
                .toList();
    }

    List<String> eventTypes() {
        return events().stream().map(HistoryEvent::eventType).toList();
    }

    /** The only event of a type. */
    <E extends HistoryEvent> E event(Class<E> type) {
        List<E> found =
                events().stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).as("%s among %s", type.getSimpleName(), eventTypes()).hasSize(1);
        return found.getFirst();
    }

    <E extends JournalEntry> List<E> entries(Class<E> type) {
        return service.journal(arn, 0).stream()
                .map(JournalRecord::entry)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What the handler printed, line by line. */
    List<String> console() {
        return entries(JournalEntry.ConsoleLine.class).stream()
                .map(JournalEntry.ConsoleLine::text)
                .toList();
    }

    /** The execution that a chained invoke of this one started. */
    Running child() {
        return new Running(
                service,
                ExecutionArn.parse(
                        event(HistoryEvent.ChainedInvokeStarted.class).durableExecutionArn()));
    }
}
