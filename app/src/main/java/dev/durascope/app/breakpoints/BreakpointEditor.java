package dev.durascope.app.breakpoints;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The conditions of one breakpoint. */
final class BreakpointEditor extends ScrollPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final List<String> SUB_TYPES = List.of(
            "",
            "Step",
            "Wait",
            "Callback",
            "WaitForCallback",
            "ChainedInvoke",
            "RunInChildContext",
            "Map",
            "MapIteration",
            "Parallel",
            "ParallelBranch",
            "WaitForCondition");

    private final GridPane grid = new GridPane();
    private int rows;

    BreakpointEditor(BreakpointForm form) {
        // Fields are bound to the form weakly: it lives as long as they do.
        setUserData(form);
        getStyleClass().addAll("breakpoint-editor", "edge-to-edge");
        setFitToWidth(true);
        grid.getStyleClass().add("breakpoint-grid");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(Region.USE_PREF_SIZE);
        labels.setHalignment(HPos.LEFT);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(labels, fields);
        row(
                text("breakpoints.editor.stops"),
                choice(
                        text("breakpoints.editor.whenStops"),
                        form.whenProperty(),
                        Arrays.asList(When.values()),
                        BreakpointText::of));
        row(
                text("breakpoints.editor.name"),
                checked(
                        field(
                                "breakpoint-name",
                                text("breakpoints.editor.name"),
                                form.nameProperty(),
                                text("breakpoints.editor.name.prompt")),
                        form.nameProblemProperty()));
        row(
                text("breakpoints.editor.type"),
                choice(text("breakpoints.editor.type"), form.typeProperty(), withAny(TYPES), BreakpointEditor::any));
        row(text("breakpoints.editor.subtype"), subType(form.subTypeProperty()));
        row(
                text("breakpoints.editor.payload"),
                checked(
                        field(
                                "breakpoint-payload",
                                text("breakpoints.editor.payload"),
                                form.payloadProperty(),
                                "/amount > 1000"),
                        form.payloadProblemProperty()));
        row(
                text("breakpoints.editor.status"),
                choice(
                        text("breakpoints.editor.status"),
                        form.statusProperty(),
                        withAny(OperationStatus.values()),
                        BreakpointEditor::any));
        row(
                text("breakpoints.editor.attempt"),
                checked(
                        field(
                                "breakpoint-attempt",
                                text("breakpoints.editor.attempt"),
                                form.attemptProperty(),
                                text("breakpoints.editor.any")),
                        form.attemptProblemProperty()));
        row(
                text("breakpoints.editor.errorType"),
                checked(
                        field(
                                "breakpoint-error",
                                text("breakpoints.editor.errorType"),
                                form.errorTypeProperty(),
                                "*.PaymentException"),
                        form.errorTypeProblemProperty()));
        row(
                text("breakpoints.editor.fromHit"),
                checked(
                        field("breakpoint-hits", text("breakpoints.editor.fromHit"), form.hitCountProperty(), "1"),
                        form.hitCountProblemProperty()));
        Label impossible = problem(form.impossibleProperty());
        impossible.setId("breakpoint-impossible");
        VBox all = new VBox(impossible, grid);
        all.getStyleClass().add("breakpoint-form");
        setContent(all);
    }

    private static final OperationType[] TYPES = {
        OperationType.STEP,
        OperationType.WAIT,
        OperationType.CALLBACK,
        OperationType.CHAINED_INVOKE,
        OperationType.CONTEXT
    };

    private static <T> List<@Nullable T> withAny(T[] values) {
        List<@Nullable T> all = new ArrayList<>();
        all.add(null);
        all.addAll(Arrays.asList(values));
        return all;
    }

    private static String any(@Nullable Enum<?> value) {
        return value == null
                ? text("breakpoints.editor.any")
                : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void row(String title, Node field) {
        Label label = new Label(title);
        label.getStyleClass().add("quiet");
        GridPane.setValignment(label, VPos.TOP);
        grid.add(label, 0, rows);
        grid.add(field, 1, rows++);
    }

    private static TextField field(String id, String what, StringProperty text, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(what);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    /** A field with what is wrong with it below. */
    private static VBox checked(TextField field, ObservableStringValue wrong) {
        Label problem = problem(wrong);
        field.accessibleHelpProperty().bind(wrong);
        Runnable mark = () -> field.pseudoClassStateChanged(WRONG, !wrong.get().isEmpty());
        wrong.addListener(o -> mark.run());
        mark.run();
        return new VBox(field, problem);
    }

    private static Label problem(ObservableStringValue wrong) {
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(wrong);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private static <T> ComboBox<T> choice(String what, Property<T> value, List<T> values, Function<T, String> text) {
        ComboBox<T> box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setAccessibleText(what);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T item) {
                return text.apply(item);
            }

            @Override
            public @Nullable T fromString(String typed) {
                return null;
            }
        });
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private static ComboBox<String> subType(StringProperty value) {
        ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(SUB_TYPES));
        box.setEditable(true);
        box.setAccessibleText(text("breakpoints.editor.subtype"));
        box.setPromptText(text("breakpoints.editor.any"));
        box.setMaxWidth(Double.MAX_VALUE);
        box.getEditor().textProperty().bindBidirectional(value);
        return box;
    }
}
