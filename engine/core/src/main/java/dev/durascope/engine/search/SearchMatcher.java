package dev.durascope.engine.search;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.OperationType;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Says what a query finds. An operation is found when its filters hold for it as it is in an {@link ExecutionState} and
 * one of its events up to then says the text; an event, when the filters hold for what it says and it says the text.
 * Immutable: scans may run on any thread.
 */
public final class SearchMatcher {
    /** How long a title may be looked at: it is a few characters, looked at while somebody waits. */
    private static final Duration TITLE = Duration.ofMillis(5);

    /**
     * What a scan found, by index in the events scanned.
     *
     * @param said the events that say the text, whatever the filters
     * @param found the events that are found
     */
    public record Hits(BitSet said, BitSet found) {}

    private final SearchQuery query;
    private final @Nullable Pattern pattern;
    private final boolean matchCase;

    private SearchMatcher(SearchQuery query, @Nullable Pattern pattern, boolean matchCase) {
        this.query = query;
        this.pattern = pattern;
        this.matchCase = matchCase;
    }

    /**
     * A matcher of a query.
     *
     * @param regex whether the text is a regular expression as Java's {@link Pattern} reads it
     * @param matchCase whether upper and lower case differ
     * @throws InvalidSearchException when it is a regular expression that is none
     */
    public static SearchMatcher of(SearchQuery query, boolean regex, boolean matchCase) throws InvalidSearchException {
        if (!regex || query.text().isEmpty()) {
            return new SearchMatcher(query, null, matchCase);
        }
        // Looking beyond ASCII takes several times as long.
        int ignoring = query.text().chars().allMatch(c -> c <= 127)
                ? Pattern.CASE_INSENSITIVE
                : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        try {
            return new SearchMatcher(query, Pattern.compile(query.text(), matchCase ? 0 : ignoring), matchCase);
        } catch (PatternSyntaxException e) {
            String where = e.getIndex() < 0 ? "" : " near character " + (e.getIndex() + 1) + " of it";
            throw new InvalidSearchException(
                    "Not a regular expression: " + e.getDescription() + where + ". Mend it, or search for plain text.");
        }
    }

    /** What is sought. */
    public SearchQuery query() {
        return query;
    }

    /** Whether the filters hold for an operation as it is. */
    public boolean accepts(OperationState state) {
        return (query.statuses().isEmpty() || query.statuses().contains(SearchStatus.of(state.operation())))
                && isOfType(state.operation().type(), state.operation().subType());
    }

    private boolean accepts(HistoryEvent event) {
        if (!query.statuses().isEmpty()) {
            SearchStatus status = SearchStatus.of(event);
            if (status == null || !query.statuses().contains(status)) {
                return false;
            }
        }
        return query.types().isEmpty() || isOfType(typeOf(event), event.header().subType());
    }

    private boolean isOfType(@Nullable OperationType type, @Nullable String subType) {
        Set<String> types = query.types();
        return types.isEmpty()
                || type != null && types.contains(SearchQuery.type(type.name()))
                || type == OperationType.CHAINED_INVOKE && types.contains("invoke")
                || subType != null && types.contains(SearchQuery.type(subType));
    }

    private static @Nullable OperationType typeOf(HistoryEvent event) {
        String name = event.eventType();
        for (OperationType type : OperationType.values()) {
            String word = SearchQuery.type(type.name());
            if (name.regionMatches(true, 0, word, 0, word.length())) {
                return type;
            }
        }
        return null;
    }

    /** Whether a title that people are shown for an operation without a name says the text. */
    public boolean isSaidBy(String title) {
        if (!query.scopes().isEmpty() && !query.scopes().contains(SearchScope.NAME)) {
            return false;
        }
        try {
            return test(new BoundedText(TITLE)).test(title);
        } catch (BoundedText.StoppedException | StackOverflowError e) {
            return false;
        }
    }

    /**
     * Looks through events.
     *
     * @param atMost how long it may take
     * @throws InvalidSearchException when it takes longer, or the expression is too deep for a text there is
     * @throws InterruptedException when the thread was interrupted meanwhile
     */
    public Hits scan(List<HistoryEvent> events, Duration atMost) throws InvalidSearchException, InterruptedException {
        BoundedText bound = new BoundedText(atMost);
        EventTexts texts = new EventTexts(query.scopes(), test(bound));
        BitSet said = new BitSet(events.size());
        BitSet found = new BitSet(events.size());
        try {
            for (int i = 0; i < events.size(); i++) {
                HistoryEvent event = events.get(i);
                if ((i & 63) == 0) {
                    bound.look();
                }
                if (query.text().isEmpty() || texts.anyOf(event)) {
                    said.set(i);
                    found.set(i, accepts(event));
                }
            }
        } catch (BoundedText.StoppedException e) {
            if (e.wasInterrupted()) {
                throw new InterruptedException();
            }
            throw new InvalidSearchException("This takes more than " + atMost.toMillis() / 1000.0
                    + " s: make the expression simpler, without a repetition inside a repetition.");
        } catch (StackOverflowError e) {
            throw new InvalidSearchException("This expression goes too deep for a long text: make it simpler, without a"
                    + " choice inside a repetition.");
        }
        return new Hits(said, found);
    }

    private Predicate<String> test(BoundedText bound) {
        if (pattern != null) {
            Matcher matcher = pattern.matcher("");
            return text -> matcher.reset(bound.on(text)).find();
        }
        String sought = query.text();
        return matchCase ? text -> text.contains(sought) : new IgnoringCase(sought);
    }

    /** Whether a text holds another, upper and lower case being the same: as {@link String#regionMatches} sees it. */
    private static final class IgnoringCase implements Predicate<String> {
        private final String sought;
        private final char lower;
        private final char upper;
        /** Beyond ASCII more than two characters may be the same letter. */
        private final boolean simple;

        /** @param sought not empty */
        IgnoringCase(String sought) {
            this.sought = sought;
            char first = sought.isEmpty() ? 0 : sought.charAt(0);
            lower = Character.toLowerCase(first);
            upper = Character.toUpperCase(first);
            simple = first <= 127;
        }

        @Override
        public boolean test(String text) {
            int last = text.length() - sought.length();
            for (int i = 0; i <= last; i++) {
                char c = text.charAt(i);
                boolean maybe = c == lower || c == upper || c > 127 || !simple;
                if (maybe && text.regionMatches(true, i, sought, 0, sought.length())) {
                    return true;
                }
            }
            return false;
        }
    }
}
