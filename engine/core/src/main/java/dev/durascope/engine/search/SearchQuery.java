package dev.durascope.engine.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is sought. All that is given must hold; of several statuses, types or scopes one suffices.
 *
 * @param text what must be said somewhere; empty when nothing need be
 * @param scopes where it may be said; empty for anywhere
 * @param statuses how it may stand; empty for any way
 * @param types operation types and subtypes as {@link #type} writes them; empty for any
 */
public record SearchQuery(String text, Set<SearchScope> scopes, Set<SearchStatus> statuses, Set<String> types) {
    private static final Pattern FILTER =
            Pattern.compile("(?<=^|\\s)(status|type|in):(\\S+)(?:\\s+|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERBATIM = Pattern.compile("(?<=^|\\s)text:", Pattern.CASE_INSENSITIVE);
    private static final Set<SearchStatus> STARTED = EnumSet.of(SearchStatus.RUNNING, SearchStatus.WAITING);
    private static final Set<SearchStatus> OPEN =
            EnumSet.of(SearchStatus.RUNNING, SearchStatus.WAITING, SearchStatus.RETRYING, SearchStatus.READY);

    public SearchQuery {
        scopes = Set.copyOf(scopes);
        statuses = Set.copyOf(statuses);
        types = Set.copyOf(types);
    }

    /**
     * Reads what was typed: {@code status:failed,timed-out type:step in:error declined}. What is no filter is the text;
     * after {@code text:} everything is.
     *
     * @throws InvalidSearchException when there is no such status or scope
     */
    public static SearchQuery parse(String typed) throws InvalidSearchException {
        Matcher verbatim = VERBATIM.matcher(typed);
        boolean split = verbatim.find();
        String before = split ? typed.substring(0, verbatim.start()) : typed;
        Set<SearchScope> scopes = EnumSet.noneOf(SearchScope.class);
        Set<SearchStatus> statuses = EnumSet.noneOf(SearchStatus.class);
        Set<String> types = new TreeSet<>();
        StringBuilder rest = new StringBuilder();
        Matcher filter = FILTER.matcher(before);
        while (filter.find()) {
            String key = filter.group(1).toLowerCase(Locale.ROOT);
            for (String value : filter.group(2).split(",")) {
                switch (key) {
                    case "status" -> statuses.addAll(statuses(value));
                    case "in" -> scopes.add(scope(value));
                    default -> types.add(type(value));
                }
            }
            filter.appendReplacement(rest, "");
        }
        filter.appendTail(rest);
        types.remove("");
        String text = split ? typed.substring(verbatim.end()) : rest.toString().strip();
        return new SearchQuery(text, scopes, statuses, types);
    }

    private static Set<SearchStatus> statuses(String word) throws InvalidSearchException {
        String plain = word.toLowerCase(Locale.ROOT).replace('_', '-');
        switch (plain) {
            case "started":
                return STARTED;
            case "open":
                return OPEN;
            case "pending":
                return EnumSet.of(SearchStatus.RETRYING);
            default:
                for (SearchStatus status : SearchStatus.values()) {
                    if (status.word().equals(plain)) {
                        return EnumSet.of(status);
                    }
                }
                String all = Stream.concat(
                                Stream.of("open"),
                                Stream.of(SearchStatus.values()).map(SearchStatus::word))
                        .collect(Collectors.joining(", "));
                throw new InvalidSearchException("There is no status " + word + ": take one of " + all + ".");
        }
    }

    private static SearchScope scope(String word) throws InvalidSearchException {
        for (SearchScope scope : SearchScope.values()) {
            if (scope.word().equalsIgnoreCase(word)) {
                return scope;
            }
        }
        throw new InvalidSearchException(
                "There is no place " + word + " to look in: take one of name, id, payload, error.");
    }

    /** A type or subtype without what its spellings differ in: {@code CHAINED_INVOKE} as {@code chainedinvoke}. */
    public static String type(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** Whether nothing is sought. */
    public boolean isBlank() {
        return text.isEmpty() && statuses.isEmpty() && types.isEmpty();
    }

    /** What {@link #parse} reads as this. */
    public String typed() {
        List<String> parts = new ArrayList<>();
        add(parts, "status:", statuses.stream().sorted().map(SearchStatus::word).toList());
        add(parts, "type:", types.stream().sorted().toList());
        add(parts, "in:", scopes.stream().sorted().map(SearchScope::word).toList());
        boolean ambiguous = !text.equals(text.strip())
                || FILTER.matcher(text).find()
                || VERBATIM.matcher(text).find();
        if (!text.isEmpty()) {
            parts.add(ambiguous ? "text:" + text : text);
        }
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, String key, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(key + String.join(",", values));
        }
    }

    /** The same with other statuses. */
    public SearchQuery withStatuses(Set<SearchStatus> newStatuses) {
        return new SearchQuery(text, scopes, newStatuses, types);
    }

    /** The same with other types. */
    public SearchQuery withTypes(Set<String> newTypes) {
        return new SearchQuery(text, scopes, statuses, newTypes);
    }

    /** The same with other scopes. */
    public SearchQuery withScopes(Set<SearchScope> newScopes) {
        return new SearchQuery(text, newScopes, statuses, types);
    }
}
