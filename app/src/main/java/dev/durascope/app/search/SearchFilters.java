package dev.durascope.app.search;

import dev.durascope.engine.search.InvalidSearchException;
import dev.durascope.engine.search.SearchQuery;
import dev.durascope.engine.search.SearchScope;
import dev.durascope.engine.search.SearchStatus;
import dev.durascope.icons.DurascopeIcons;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;

/** The filters that can also be typed, to be ticked. */
final class SearchFilters extends MenuButton {
    private static final List<String> TYPES = List.of(
            "step", "wait", "callback", "invoke", "context", "map", "parallel", "waitforcallback", "waitforcondition");

    private final SearchModel model;
    private final List<Runnable> refreshes = new ArrayList<>();

    SearchFilters(SearchModel model) {
        super(null, DurascopeIcons.FILTER.node());
        this.model = model;
        setId("search-filters");
        getStyleClass().addAll("button-icon", "flat", "small");
        setAccessibleText("Filters");
        setTooltip(new Tooltip(
                "Filters\nFind only some statuses or types, or look only in names, ids, payloads or errors."));
        getItems()
                .addAll(
                        menu(
                                "Status",
                                List.of(SearchStatus.values()),
                                status -> words(status.word()),
                                SearchQuery::statuses,
                                SearchQuery::withStatuses),
                        menu("Type", TYPES, SearchFilters::typeWords, SearchQuery::types, SearchQuery::withTypes),
                        menu(
                                "Look In",
                                List.of(SearchScope.values()),
                                scope -> words(scope.word() + "s"),
                                SearchQuery::scopes,
                                SearchQuery::withScopes));
        setOnShowing(e -> refreshes.forEach(Runnable::run));
    }

    private <T> Menu menu(
            String title,
            List<T> values,
            Function<T, String> words,
            Function<SearchQuery, Set<T>> chosen,
            BiFunction<SearchQuery, Set<T>, SearchQuery> change) {
        Menu menu = new Menu(title);
        menu.setId("filters-" + id(title));
        for (T value : values) {
            CheckMenuItem item = new CheckMenuItem(words.apply(value));
            item.setId("filter-" + id(words.apply(value)));
            item.setOnAction(e -> model.refine(query -> {
                Set<T> now = new HashSet<>(chosen.apply(query));
                if (item.isSelected()) {
                    now.add(value);
                } else {
                    now.remove(value);
                }
                return change.apply(query, now);
            }));
            refreshes.add(() -> item.setSelected(chosen.apply(query()).contains(value)));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static String id(String words) {
        return words.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private SearchQuery query() {
        try {
            return SearchQuery.parse(model.typedProperty().get());
        } catch (InvalidSearchException e) {
            return new SearchQuery("", Set.of(), Set.of(), Set.of());
        }
    }

    private static String typeWords(String type) {
        return switch (type) {
            case "waitforcallback" -> "Wait for callback";
            case "waitforcondition" -> "Wait for condition";
            case "invoke" -> "Chained invoke";
            default -> words(type);
        };
    }

    private static String words(String word) {
        String spaced = word.replace('-', ' ');
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
