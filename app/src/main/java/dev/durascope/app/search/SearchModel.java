package dev.durascope.app.search;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.session.AppendOnlyList;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Position;
import dev.durascope.app.session.SessionChange;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.search.InvalidSearchException;
import dev.durascope.engine.search.SearchMatcher;
import dev.durascope.engine.search.SearchQuery;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is sought in an open execution, and what of it is found at the moment shown. Events are looked through away from
 * the window's thread, each once: what arrives is looked through as it comes, and moving the cursor looks again only at
 * the operations it changes.
 */
public final class SearchModel {
    /** Longer than any plain text takes in the longest history AWS allows, shorter than anybody waits. */
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final ExecutionSession session;
    private final Background background;
    private final Function<Set<String>, List<String>> order;
    private final StringProperty typed = new SimpleStringProperty("");
    private final BooleanProperty regex = new SimpleBooleanProperty();
    private final BooleanProperty matchCase = new SimpleBooleanProperty();
    private final BooleanProperty onlyMatches = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final AppendOnlyList<HistoryEvent> events = new AppendOnlyList<>();
    /** What is looked for; {@code null} for nothing. */
    private @Nullable Findings sought;
    /** What was found: of what is looked for, or, until that is looked through, of what was looked for before. */
    private @Nullable Findings found;

    private Background.@Nullable Running scan;
    private @Nullable List<String> ordered;

    /** @param order puts ids of operations in the order in which they are shown */
    public SearchModel(ExecutionSession session, Background background, Function<Set<String>, List<String>> order) {
        this.session = session;
        this.background = background;
        this.order = order;
        InvalidationListener seek = o -> seek();
        for (javafx.beans.Observable asked : List.of(typed, regex, matchCase)) {
            asked.addListener(seek);
        }
        onlyMatches.addListener((o, before, now) -> tell());
        session.selectedOperationProperty().addListener((o, before, now) -> summarize());
        session.onChange(this::changed);
    }

    /** What the user typed: text and filters, as {@link SearchQuery#parse} reads them. */
    public StringProperty typedProperty() {
        return typed;
    }

    /** Whether the text is a regular expression. */
    public BooleanProperty regexProperty() {
        return regex;
    }

    /** Whether upper and lower case differ. */
    public BooleanProperty matchCaseProperty() {
        return matchCase;
    }

    /** Whether only what is found is to be shown. */
    public BooleanProperty onlyMatchesProperty() {
        return onlyMatches;
    }

    /** What is wrong with what was typed, and what to do; empty when nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How much is found, in words: {@code 3 of 17}; empty when nothing is sought. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Grows whenever something else is found, or to be shown otherwise. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** The ids of the operations found: a view, which changes when {@link #revisionProperty} does. */
    public Set<String> matches() {
        return found == null ? Set.of() : found.operations();
    }

    /** The events found, oldest first, those after the moment shown too. */
    public ObservableList<HistoryEvent> events() {
        return events;
    }

    /** Whether an event is found. */
    public boolean isFound(HistoryEvent event) {
        return found != null
                && found.isFound(session.events().indexOf(event.header().eventId()));
    }

    /** Whether what is not found is to be left out. */
    public boolean isFiltering() {
        return onlyMatches.get() && found != null;
    }

    /** Changes the filters in what is typed; does nothing when that cannot be read. */
    public void refine(UnaryOperator<SearchQuery> change) {
        try {
            typed.set(change.apply(SearchQuery.parse(typed.get())).typed());
        } catch (InvalidSearchException e) {
            problem.set(e.getMessage());
        }
    }

    /** Selects the next operation found below the selected one, after the last the first. */
    public void next() {
        go(1);
    }

    /** Selects the operation found above the selected one, before the first the last. */
    public void previous() {
        go(-1);
    }

    /** Seeks nothing any more. */
    public void clear() {
        typed.set("");
    }

    /** The moment that was typed, as far as nothing is found that says the same; {@code null} when it is none. */
    @Nullable
    Position position() {
        boolean nothing = found == sought && matches().isEmpty() && events.isEmpty();
        return nothing ? Position.parse(typed.get()).orElse(null) : null;
    }

    private void go(int by) {
        String selected = session.selectedOperationProperty().get();
        List<String> stops = ordered();
        if (stops.isEmpty()) {
            return;
        }
        int at = stops.indexOf(selected);
        if (at < 0 && selected != null) {
            Set<String> withSelected = new HashSet<>(stops);
            withSelected.add(selected);
            stops = order.apply(withSelected);
            at = stops.indexOf(selected);
        }
        int first = by > 0 ? 0 : stops.size() - 1;
        int to = at < 0 ? first : Math.floorMod(at + by, stops.size());
        session.selectedOperationProperty().set(stops.get(to));
    }

    private List<String> ordered() {
        List<String> known = ordered;
        if (known == null) {
            known = order.apply(matches());
            ordered = known;
        }
        return known;
    }

    private void seek() {
        if (scan != null) {
            scan.cancel();
            scan = null;
        }
        sought = null;
        problem.set("");
        try {
            SearchQuery query = SearchQuery.parse(typed.get());
            if (!query.isBlank()) {
                SearchMatcher matcher = SearchMatcher.of(query, regex.get(), matchCase.get());
                sought = new Findings(matcher, session.arn().id(), session::title);
            }
        } catch (InvalidSearchException e) {
            problem.set(e.getMessage());
        }
        if (sought == null) {
            forget();
        } else {
            scan(sought);
        }
    }

    private void forget() {
        found = null;
        events.restart(List.of());
        tell();
    }

    private void scan(Findings of) {
        List<HistoryEvent> all = session.events().events();
        List<HistoryEvent> fresh = List.copyOf(all.subList(of.scanned(), all.size()));
        Background.Running[] own = {null};
        boolean[] done = {false};
        own[0] = background.run(
                "",
                () -> of.matcher().scan(fresh, AT_MOST),
                hits -> {
                    done[0] = true;
                    scan = null;
                    scanned(of, fresh, hits);
                },
                failure -> {
                    done[0] = true;
                    scan = null;
                    failed(failure);
                });
        if (!done[0]) {
            scan = own[0];
            summarize();
        }
    }

    private void scanned(Findings of, List<HistoryEvent> fresh, SearchMatcher.Hits hits) {
        List<HistoryEvent> more = of.foundIn(fresh, hits);
        Set<String> saying = of.take(fresh, hits);
        int newest = session.cursor().index();
        if (of == found) {
            events.append(more);
            saying.forEach(id -> of.review(id, session.operation(id), newest));
        } else {
            found = of;
            events.restart(more);
            for (OperationState state : session.state().operations()) {
                of.review(state.id(), state, newest);
            }
        }
        tell();
        goOn();
    }

    private void failed(Throwable failure) {
        sought = null;
        problem.set(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        forget();
    }

    private void changed(SessionChange change) {
        if (found != null) {
            int newest = session.cursor().index();
            boolean other = false;
            for (String id : change.operationIds()) {
                other |= found.review(id, change.state().operation(id), newest);
            }
            if (other) {
                tell();
            }
        }
        goOn();
    }

    private void goOn() {
        if (sought != null
                && scan == null
                && sought.scanned() < session.events().events().size()) {
            scan(sought);
        }
    }

    private void tell() {
        ordered = null;
        summarize();
        revision.set(revision.get() + 1);
    }

    private void summarize() {
        summary.set(words());
    }

    private String words() {
        if (sought == null) {
            return "";
        }
        if (sought != found) {
            return text("search.searching");
        }
        int count = matches().size();
        if (position() != null) {
            return text("search.goesThere");
        }
        if (count == 0) {
            return events.isEmpty() ? text("search.nothing") : text("count.events", events.size());
        }
        String selected = session.selectedOperationProperty().get();
        return selected != null && matches().contains(selected)
                ? text("search.place", ordered().indexOf(selected) + 1, count)
                : text("search.found", count);
    }
}
