package dev.durascope.app.search;

import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.search.SearchMatcher;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one matcher has found so far. An operation says a text from its first event on that says it. */
final class Findings {
    private final SearchMatcher matcher;
    private final String executionId;
    private final Function<OperationState, String> titles;
    private final Map<String, Integer> saidSince = new HashMap<>();
    private final BitSet events = new BitSet();
    private final Set<String> operations = new HashSet<>();
    private int scanned;

    /**
     * @param executionId the operation that events without one count for
     * @param titles what people are shown for an operation without a name
     */
    Findings(SearchMatcher matcher, String executionId, Function<OperationState, String> titles) {
        this.matcher = matcher;
        this.executionId = executionId;
        this.titles = titles;
    }

    SearchMatcher matcher() {
        return matcher;
    }

    /** How many events were looked through. */
    int scanned() {
        return scanned;
    }

    /** Whether the event of an index is found. */
    boolean isFound(int event) {
        return event >= 0 && events.get(event);
    }

    /** The ids of the operations found: a view. */
    Set<String> operations() {
        return Collections.unmodifiableSet(operations);
    }

    /** The events found among some; {@code from} is the index of their first. */
    List<HistoryEvent> foundIn(List<HistoryEvent> fresh, SearchMatcher.Hits hits) {
        List<HistoryEvent> found = new ArrayList<>();
        hits.found().stream().forEach(i -> found.add(fresh.get(i)));
        return found;
    }

    /**
     * Takes in what a scan of the next events found.
     *
     * @return the operations of which a text is said that was not said before
     */
    Set<String> take(List<HistoryEvent> fresh, SearchMatcher.Hits hits) {
        Set<String> saying = new HashSet<>();
        int from = scanned;
        hits.said().stream().forEach(i -> {
            String id = fresh.get(i).header().id();
            String operation = id == null ? executionId : id;
            if (saidSince.putIfAbsent(operation, from + i) == null) {
                saying.add(operation);
            }
        });
        hits.found().stream().forEach(i -> events.set(from + i));
        scanned = from + fresh.size();
        return saying;
    }

    /**
     * Looks again whether an operation is found.
     *
     * @param state as it is at the moment shown; {@code null} when it had not begun
     * @param newest the index of the newest event at that moment
     * @return whether that changed
     */
    boolean review(String id, @Nullable OperationState state, int newest) {
        return state != null && matcher.accepts(state) && isSaid(id, state, newest)
                ? operations.add(id)
                : operations.remove(id);
    }

    private boolean isSaid(String id, OperationState state, int newest) {
        if (matcher.query().text().isEmpty()) {
            return true;
        }
        Integer since = saidSince.get(id);
        if (since != null && since <= newest) {
            return true;
        }
        String name = state.operation().name();
        return (name == null || name.isBlank()) && matcher.isSaidBy(titles.apply(state));
    }
}
