package dev.durascope.junit;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.junit.DurableTestException.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The callback that a test waits for.
 *
 * @param name its name, or that of the waitForCallback it belongs to
 * @param nth which of that name, 1 for the first that was opened; 0 for the first that is open
 */
record CallbackSearch(String name, int nth) {

    /** The first callback of a name that is open. */
    static CallbackSearch open(String name) {
        return new CallbackSearch(name, 0);
    }

    /**
     * One of several callbacks of a name.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    static CallbackSearch nth(String name, int nth) {
        if (nth < 1) {
            throw new IllegalArgumentException("The first callback of a name is number 1, not " + nth + ".");
        }
        return new CallbackSearch(name, nth);
    }

    /**
     * The callback's id; empty when it is not open yet.
     *
     * @throws DurableTestException when it will never be
     */
    Optional<String> in(ExecutionState state) {
        List<OperationState> named =
                state.operations().stream().filter(each -> isMeant(state, each)).toList();
        Optional<OperationState> found = nth == 0
                ? named.stream().filter(CallbackSearch::isOpen).findFirst()
                : named.stream().skip(nth - 1L).findFirst();
        if (found.isPresent() && !isOpen(found.get())) {
            throw new DurableTestException(
                    Problem.CALLBACK_NOT_OPENED,
                    inWords() + " is completed already: it is "
                            + found.get().operation().status() + ".");
        }
        ExecutionFacts facts = state.facts();
        if (found.isEmpty() && facts != null && facts.status().isTerminal()) {
            throw new DurableTestException(
                    Problem.CALLBACK_NOT_OPENED,
                    "The execution ended as " + facts.status() + TextTree.reason(facts.error()) + "; " + inWords()
                            + (named.isEmpty() ? " was never opened." : " is not open any more.") + others(state));
        }
        return found.map(CallbackSearch::idOf);
    }

    private static @Nullable String idOf(OperationState callback) {
        return callback.operation().details() instanceof OperationDetails.Callback details
                ? details.callbackId()
                : null;
    }

    private static boolean isOpen(OperationState callback) {
        return callback.operation().status() == OperationStatus.STARTED;
    }

    private boolean isMeant(ExecutionState state, OperationState each) {
        if (!(each.operation().details() instanceof OperationDetails.Callback)) {
            return false;
        }
        String parentId = each.operation().parentId();
        OperationState parent = parentId == null ? null : state.operation(parentId);
        return name.equals(each.operation().name())
                || parent != null && name.equals(parent.operation().name());
    }

    DurableTestException late(Duration timeout, ExecutionState state, String standing) {
        return new DurableTestException(
                Problem.CALLBACK_NOT_OPENED,
                inWords() + " was not opened within " + Seconds.of(timeout) + ": " + standing + "." + others(state));
    }

    private static String others(ExecutionState state) {
        String names = state.operations().stream()
                .filter(each -> each.operation().details() instanceof OperationDetails.Callback)
                .map(each -> each.operation().name())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? " No callback was opened at all." : " Callbacks so far: " + names + ".";
    }

    private String inWords() {
        return (nth == 0 ? "Callback '" : "Callback number " + nth + " named '") + name + "'";
    }
}
