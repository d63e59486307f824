package dev.durascope.handler.internal;

import dev.durascope.handler.BatchItem;
import dev.durascope.handler.BatchResult;
import dev.durascope.handler.CompletionConfig;
import dev.durascope.handler.CompletionReason;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.OperationAction;

/**
 * A map or parallel: a context whose branches are contexts too (protocol §3). At most so many run at the same time;
 * the first that ends takes the next one's turn. When enough of them ended, the rest is given up.
 *
 * @param <T> a branch's result
 */
final class BatchTask<T> extends Task<BatchResult<T>> {
    private final DurableContextImpl inside;
    private final List<ContextTask<? extends T>> branches;
    private final int maxConcurrency;
    private final CompletionConfig completion;
    private final BatchForm<T> form;
    private final List<BatchItem<T>> items = new ArrayList<>();
    private int next;
    private int succeeded;
    private int failed;
    private CompletionReason reason;

    /** @param inside the context to which the branches belong */
    BatchTask(
            DurableContextImpl context,
            OperationRef ref,
            DurableContextImpl inside,
            List<ContextTask<? extends T>> branches,
            int maxConcurrency,
            CompletionConfig completion,
            BatchForm<T> form) {
        super(context, ref);
        this.inside = inside;
        this.branches = branches;
        this.maxConcurrency = maxConcurrency;
        this.completion = completion;
        this.form = form;
        branches.forEach(branch -> items.add(BatchItem.skipped()));
    }

    @Override
    void begin() {
        var operation = operation();
        if (operation == null) {
            execution.send(update(OperationAction.START).build());
        }
        if (operation == null || !isEnded(operation)) {
            // in the order of the branches, whichever lane gets ahead afterwards
            branches.stream().limit(maxConcurrency).forEach(Task::begin);
        }
    }

    @Override
    boolean isSettled() {
        return super.isSettled() && !mustReplayChildren();
    }

    @Override
    BatchResult<T> run() {
        var operation = operation();
        if (operation != null && isEnded(operation)) {
            var kept = form.read(operation.contextDetails().result());
            return mustReplayChildren() ? replay(kept) : kept;
        }
        settleFromHistory();
        startLanes();
        execution.waitUntil(() -> reason != null, null);
        var succeed = update(OperationAction.SUCCEED);
        var result = form.keep(new BatchResult<>(items, reason), succeed);
        execution.sendAndWait(succeed.build());
        return result;
    }

    /** Asks the branches again that had ended when the whole was done; they answer from the history. */
    private BatchResult<T> replay(BatchResult<T> kept) {
        for (int i = 0; i < branches.size() && i < kept.items().size(); i++) {
            if (kept.items().get(i).status() != BatchItem.Status.SKIPPED) {
                items.set(i, inFrame(branches.get(i)));
            }
        }
        return new BatchResult<>(items, kept.completionReason());
    }

    private void settleFromHistory() {
        for (int i = 0; i < branches.size(); i++) {
            if (branches.get(i).isSettled()) {
                count(i, inFrame(branches.get(i)));
            }
        }
        execution.change(this::decide);
    }

    private void startLanes() {
        long open = items.stream()
                .filter(item -> item.status() == BatchItem.Status.SKIPPED)
                .count();
        for (int i = 0; i < Math.min(maxConcurrency, open); i++) {
            execution.startLane(this::runLane);
        }
    }

    /** Runs one branch after the other until none is left or the whole is done. */
    private void runLane() {
        try {
            for (int i = take(); i >= 0; i = take()) {
                keep(i, inFrame(branches.get(i)));
            }
        } catch (Suspension e) {
            // the branch is given up, or the invocation has ended
        } catch (Throwable e) {
            execution.end(new Ending.InvocationFailed(e));
        }
    }

    /** The next branch that has not ended; -1 when there is none to run. */
    private int take() {
        var taken = new int[] {-1};
        execution.change(() -> {
            while (reason == null && next < branches.size() && taken[0] < 0) {
                if (items.get(next).status() == BatchItem.Status.SKIPPED) {
                    taken[0] = next;
                }
                next++;
            }
        });
        return taken[0];
    }

    private BatchItem<T> inFrame(ContextTask<? extends T> branch) {
        try {
            return BatchItem.succeeded(new Frame(execution, inside, false).run(() -> {
                branch.begin();
                return branch.run();
            }));
        } catch (Exception e) {
            return BatchItem.failed(Errors.of(e));
        }
    }

    private void keep(int index, BatchItem<T> item) {
        execution.change(() -> {
            if (reason == null) {
                count(index, item);
                decide();
            }
        });
    }

    private void count(int index, BatchItem<T> item) {
        items.set(index, item);
        succeeded += item.status() == BatchItem.Status.SUCCEEDED ? 1 : 0;
        failed += item.status() == BatchItem.Status.FAILED ? 1 : 0;
    }

    private void decide() {
        if (reason == null) {
            reason = completion.reasonAfter(succeeded, failed, branches.size());
            if (reason != null) {
                inside.giveUp();
            }
        }
    }
}
