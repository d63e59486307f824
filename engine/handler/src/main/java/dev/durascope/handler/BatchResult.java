package dev.durascope.handler;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.durascope.handler.error.BranchFailedException;
import dev.durascope.handler.error.DurableError;
import java.util.List;

/**
 * What became of the branches of a map or parallel. A failed branch does not fail the whole: ask, or call
 * {@link #throwIfFailed}.
 *
 * @param items one per branch, in the order of the branches
 * @param completionReason why the whole is done
 * @param <T> a branch's result
 */
public record BatchResult<T>(
        @JsonProperty("items") List<BatchItem<T>> items,
        @JsonProperty("completionReason") CompletionReason completionReason) {

    /** Copies the items. */
    public BatchResult {
        items = List.copyOf(items);
    }

    /** The results of the branches that succeeded, in their order; may hold nulls. */
    public List<T> results() {
        return items.stream()
                .filter(item -> item.status() == BatchItem.Status.SUCCEEDED)
                .map(BatchItem::result)
                .toList();
    }

    /** The errors of the branches that failed, in their order. */
    public List<DurableError> errors() {
        return items.stream()
                .filter(item -> item.status() == BatchItem.Status.FAILED)
                .map(BatchItem::error)
                .toList();
    }

    /** How many branches ended like that. */
    public int count(BatchItem.Status status) {
        return (int) items.stream().filter(item -> item.status() == status).count();
    }

    /**
     * Answers this result when no branch failed.
     *
     * @throws BranchFailedException with the error of the first branch that failed
     */
    public BatchResult<T> throwIfFailed() {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).status() == BatchItem.Status.FAILED) {
                throw new BranchFailedException(i, items.get(i).error());
            }
        }
        return this;
    }
}
