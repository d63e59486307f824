package dev.durascope.app.search;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.StatusLook;
import dev.durascope.engine.search.InvalidSearchException;
import dev.durascope.engine.search.SearchQuery;
import dev.durascope.engine.search.SearchScope;
import dev.durascope.engine.search.SearchStatus;
import dev.durascope.icons.DurascopeIcons;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        setAccessibleText(text("search.filters"));
        setTooltip(new Tooltip(text("search.filters.tooltip")));
        getItems()
                .addAll(
                        menu(
                                "status",
                                text("search.filters.status"),
                                List.of(SearchStatus.values()),
                                SearchStatus::word,
                                // Both name the statuses alike.
                                status -> StatusLook.valueOf(status.name()).word(),
                                SearchQuery::statuses,
                                SearchQuery::withStatuses),
                        menu(
                                "type",
                                text("search.filters.type"),
                                TYPES,
                                type -> type,
                                SearchFilters::type,
                                SearchQuery::types,
                                SearchQuery::withTypes),
                        menu(
                                "look-in",
                                text("search.filters.scope"),
                                List.of(SearchScope.values()),
                                SearchScope::word,
                                SearchFilters::scope,
                                SearchQuery::scopes,
                                SearchQuery::withScopes));
        setOnShowing(e -> refreshes.forEach(Runnable::run));
    }

    private <T> Menu menu(
            String id,
            String title,
            List<T> values,
            Function<T, String> ids,
            Function<T, String> words,
            Function<SearchQuery, Set<T>> chosen,
            BiFunction<SearchQuery, Set<T>, SearchQuery> change) {
        Menu menu = new Menu(title);
        menu.setId("filters-" + id);
        for (T value : values) {
            CheckMenuItem item = new CheckMenuItem(words.apply(value));
            item.setId("filter-" + ids.apply(value));
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

    private SearchQuery query() {
        try {
            return SearchQuery.parse(model.typedProperty().get());
        } catch (InvalidSearchException e) {
            return new SearchQuery("", Set.of(), Set.of(), Set.of());
        }
    }

    private static String type(String type) {
        return switch (type) {
            case "step" -> text("search.filters.step");
            case "wait" -> text("search.filters.wait");
            case "callback" -> text("search.filters.callback");
            case "invoke" -> text("search.filters.chainedInvoke");
            case "context" -> text("search.filters.context");
            case "map" -> text("search.filters.map");
            case "parallel" -> text("search.filters.parallel");
            case "waitforcallback" -> text("search.filters.waitForCallback");
            case "waitforcondition" -> text("search.filters.waitForCondition");
            default -> type;
        };
    }

    private static String scope(SearchScope scope) {
        return switch (scope) {
            case NAME -> text("search.filters.names");
            case ID -> text("search.filters.ids");
            case PAYLOAD -> text("search.filters.payloads");
            case ERROR -> text("search.filters.errors");
        };
    }
}
