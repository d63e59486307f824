package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Commands;
import dev.durascope.app.search.SearchModel;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** The commands of looking for something. */
final class SearchCommands {
    static final String FIND = "search.find";
    static final String NEXT = "search.next";
    static final String PREVIOUS = "search.previous";
    static final String ONLY = "search.only";
    static final String REGEX = "search.regex";
    static final String CASE = "search.case";

    private SearchCommands() {}

    /** As they stand in the menu; an empty one is a separator. */
    static List<String> menu() {
        return List.of(FIND, NEXT, PREVIOUS, "", ONLY, CASE, REGEX);
    }

    /** @param find brings the search bar up */
    static void add(Commands commands, WindowModel model, Runnable find) {
        ObservableBooleanValue shown = Bindings.createBooleanBinding(
                () -> model.placeProperty().get() == WindowModel.Place.EXECUTION, model.placeProperty());
        commands.add(
                FIND,
                text("shell.command.search.find"),
                text("shell.command.search.find.description"),
                DurascopeIcons.SEARCH,
                "Shortcut+F",
                shown,
                find);
        commands.add(
                NEXT,
                text("shell.command.search.next"),
                text("shell.command.search.next.description"),
                DurascopeIcons.NEXT_MATCH,
                "F3",
                shown,
                () -> seek(model, find, SearchModel::next));
        commands.add(
                PREVIOUS,
                text("shell.command.search.previous"),
                text("shell.command.search.previous.description"),
                DurascopeIcons.PREVIOUS_MATCH,
                "Shift+F3",
                shown,
                () -> seek(model, find, SearchModel::previous));
        commands.add(
                ONLY,
                text("shell.command.search.only"),
                text("shell.command.search.only.description"),
                DurascopeIcons.FILTER,
                null,
                shown,
                () -> toggle(model, find, SearchModel::onlyMatchesProperty));
        commands.add(
                CASE,
                text("shell.command.search.case"),
                text("shell.command.search.case.description"),
                null,
                "Alt+C",
                shown,
                () -> toggle(model, find, SearchModel::matchCaseProperty));
        commands.add(
                REGEX,
                text("shell.command.search.regex"),
                text("shell.command.search.regex.description"),
                null,
                "Alt+X",
                shown,
                () -> toggle(model, find, SearchModel::regexProperty));
    }

    /** Goes on with what is sought, or asks for it. */
    private static void seek(WindowModel model, Runnable find, Consumer<SearchModel> go) {
        OpenSession open = model.open().openProperty().get();
        if (open != null && !open.search().typedProperty().get().isEmpty()) {
            go.accept(open.search());
        } else {
            find.run();
        }
    }

    private static void toggle(WindowModel model, Runnable find, Function<SearchModel, BooleanProperty> which) {
        OpenSession open = model.open().openProperty().get();
        if (open != null) {
            BooleanProperty option = which.apply(open.search());
            option.set(!option.get());
            find.run();
        }
    }
}
