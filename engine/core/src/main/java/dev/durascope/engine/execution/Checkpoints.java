package dev.durascope.engine.execution;

import dev.durascope.engine.checkpoint.CheckpointProcessor;
import dev.durascope.engine.checkpoint.Circumstances;
import dev.durascope.engine.history.ExecutionFold.AcceptedCheckpoint;
import dev.durascope.engine.history.ExecutionFold.TokenState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a handler at work asks of its execution: checkpoints, and pages of the state, by token. On the lane. */
final class Checkpoints {
    private static final Duration DEDUPE_WINDOW = Duration.ofMinutes(15);

    private final Lane lane;
    private final DriverContext context;
    private final Tokens tokens;
    private final ChainedInvokes invokes;
    private final InvocationRun invocation;
    private final Driver driver;

    Checkpoints(
            Lane lane,
            DriverContext context,
            Tokens tokens,
            ChainedInvokes invokes,
            InvocationRun invocation,
            Driver driver) {
        this.lane = lane;
        this.context = context;
        this.tokens = tokens;
        this.invokes = invokes;
        this.invocation = invocation;
        this.driver = driver;
    }

    CheckpointAnswer accept(String token, @Nullable String clientToken, List<OperationUpdate> updates) {
        CheckpointAnswer repeated = repeatedAnswer(token, clientToken);
        if (repeated != null) {
            return repeated;
        }
        requireToken(token);
        driver.time().fireDue(true);
        requireToken(token);
        long viewed = Objects.requireNonNull(lane.fold().token()).viewedPosition();
        int number = invocation.number();
        Circumstances circumstances = new Circumstances(
                lane.clock().now(),
                lane.stored().invocationType(),
                invokes.targets(),
                () -> CallbackIds.newId(lane.arn()));
        List<JournalEntry> batch = context.checkpoints().process(updates, lane.state(), circumstances);
        List<JournalEntry> entries = new ArrayList<>(batch.size() + 2);
        entries.add(new JournalEntry.CheckpointAccepted(
                number, token, clientToken, updates.size(), CheckpointProcessor.size(updates)));
        entries.addAll(batch);
        boolean ending = !batch.isEmpty() && batch.getLast() instanceof JournalEntry.ExecutionEndCheckpointed;
        String next = ending ? null : tokens.next();
        if (next != null) {
            entries.add(new JournalEntry.TokenIssued(number, next));
        }
        // Before the append, because whoever hears of a callback from it may answer at once.
        context.callbacks().follow(lane.arn(), batch);
        lane.append(entries);
        Page<Operation> changes =
                StatePager.changes(lane.fold(), viewed, lane.fold().position());
        invokes.dispatch(batch);
        driver.time().arm();
        return new CheckpointAnswer(next, changes.items(), changes.nextMarker());
    }

    /** The answer to a repetition of the last accepted call, or {@code null} when this is none (protocol §2). */
    private @Nullable CheckpointAnswer repeatedAnswer(String token, @Nullable String clientToken) {
        AcceptedCheckpoint last = lane.fold().lastCheckpoint();
        if (last == null
                || clientToken == null
                || !last.token().equals(token)
                || !clientToken.equals(last.clientToken())
                || last.at().plus(DEDUPE_WINDOW).isBefore(lane.clock().now())
                || driver.isEnded()
                || !invocation.isRunning()
                || last.invocation() != invocation.number()) {
            return null;
        }
        TokenState current = Objects.requireNonNull(lane.fold().token());
        boolean ending = lane.facts().ending() != null;
        long upTo = ending ? lane.fold().position() : current.viewedPosition();
        Page<Operation> changes = StatePager.changes(lane.fold(), last.viewedBefore(), upTo);
        return new CheckpointAnswer(ending ? null : current.token(), changes.items(), changes.nextMarker());
    }

    Page<Operation> state(String token, @Nullable String marker, int maxItems) {
        requireToken(token);
        return StatePager.at(lane.fold(), marker, maxItems);
    }

    private void requireToken(String token) {
        TokenState current = lane.fold().token();
        if (driver.isEnded()
                || !invocation.isRunning()
                || lane.facts().ending() != null
                || current == null
                || !current.token().equals(token)) {
            throw LambdaFault.invalid("Invalid checkpoint token");
        }
    }
}
