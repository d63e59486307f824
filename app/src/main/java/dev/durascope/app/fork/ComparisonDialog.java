package dev.durascope.app.fork;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Escape;
import dev.durascope.app.look.FlexColumn;
import dev.durascope.app.look.OperationLook;
import dev.durascope.app.look.TextCell;
import dev.durascope.app.look.TextColumn;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.replay.Comparison;
import dev.durascope.engine.replay.Comparison.Difference;
import dev.durascope.engine.replay.Comparison.Row;
import dev.durascope.icons.DurascopeIcons;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** A fork and its original side by side, beside the window that shows the fork. */
public final class ComparisonDialog {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 520;
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    private static final PseudoClass DIFFERENT = PseudoClass.getPseudoClass("different");
    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");

    private final ComparisonModel model;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final TableView<Row> table = new TableView<>();
    private final Label verdict = new Label();
    private boolean brought;

    /**
     * @param attach asks for the function to attach to, where the original is not here
     * @param closed is told when it is closed
     */
    public ComparisonDialog(Window owner, ComparisonModel model, Runnable attach, Runnable closed) {
        this.model = model;
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setTitle(text("fork.comparison.title"));
        dialog.setHeaderText(text("fork.comparison.header", model.fork()));
        dialog.getDialogPane().setId("comparison");
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        verdict.setId("comparison-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        verdict.visibleProperty().bind(model.problemProperty().isEmpty());
        verdict.managedProperty().bind(verdict.visibleProperty());
        furnish();
        VBox content = new VBox(
                verdict, note(model.explanationProperty()), note(model.problemProperty()), attach(attach), table);
        content.getStyleClass().add("comparison");
        VBox.setVgrow(table, Priority.ALWAYS);
        dialog.getDialogPane().setContent(content);
        Escape.leavesLists(dialog.getDialogPane());
        dialog.getDialogPane().setPrefSize(WIDTH, HEIGHT);
        dialog.getDialogPane().getStyleClass().add("wide");
        dialog.setResizable(true);
        dialog.setOnShown(e -> table.requestFocus());
        dialog.setOnHidden(e -> {
            model.close();
            closed.run();
        });
        model.comparisonProperty().addListener((o, before, now) -> show(now));
        show(model.comparisonProperty().get());
    }

    /** Shows it. */
    public void show() {
        dialog.show();
    }

    /** Closes it. */
    public void close() {
        dialog.close();
    }

    private static Label note(ObservableStringValue text) {
        Label note = new Label();
        note.getStyleClass().add("problem");
        note.setGraphic(DurascopeIcons.ERROR.node());
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.textProperty().bind(text);
        note.visibleProperty().bind(Bindings.isNotEmpty(note.textProperty()));
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    private Button attach(Runnable asked) {
        Button attach = new Button(text("fork.comparison.attach"), DurascopeIcons.CLOUD.node());
        attach.setId("comparison-attach");
        attach.getStyleClass().add("small");
        attach.setOnAction(e -> {
            close();
            asked.run();
        });
        attach.visibleProperty().bind(model.missingProperty());
        attach.managedProperty().bind(attach.visibleProperty());
        return attach;
    }

    private void furnish() {
        table.setId("comparison-rows");
        table.setAccessibleText(text("fork.comparison.table"));
        table.setFixedCellSize(26);
        Label comparing = new Label(text("fork.comparison.comparing"));
        comparing.visibleProperty().bind(model.problemProperty().isEmpty());
        table.setPlaceholder(comparing);
        column("difference", "", 128, this::mark);
        column("original", text("fork.comparison.original"), 200, row -> side(row, row.original()));
        column("fork", text("fork.comparison.fork"), 200, row -> side(row, row.fork()));
        TableColumn<Row, String> how =
                column("how", text("fork.comparison.how"), 200, row -> row.message() == null ? "" : row.message());
        FlexColumn.stretch(table, how);
        TextCell.copyRows(table);
        table.setRowFactory(view -> new TableRow<>() {
            @Override
            protected void updateItem(@Nullable Row row, boolean empty) {
                super.updateItem(row, empty);
                Row shown = empty ? null : row;
                pseudoClassStateChanged(FIRST, shown != null && isFirst(shown));
                pseudoClassStateChanged(
                        DIFFERENT, shown != null && shown.difference().isDifference());
                pseudoClassStateChanged(EDITED, shown != null && shown.difference() == Difference.EDITED);
            }
        });
        table.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> model.select(now));
    }

    private TableColumn<Row, String> column(String id, String title, double width, Function<Row, String> text) {
        TableColumn<Row, String> column = TextColumn.of(id, title, width, Math.min(width, 120), text);
        table.getColumns().add(column);
        return column;
    }

    private boolean isFirst(Row row) {
        // A newer comparison that says the same is no change, so the rows may be an older one's.
        Comparison now = model.comparisonProperty().get();
        return now != null && row.equals(now.firstDifference());
    }

    private String mark(Row row) {
        if (isFirst(row)) {
            return text("fork.comparison.first");
        }
        return switch (row.difference()) {
            case SAME -> "";
            case EDITED -> text("fork.comparison.edited");
            case NOT_YET -> text("fork.comparison.notYet");
            case ONLY_ORIGINAL -> text("fork.comparison.originalOnly");
            case ONLY_FORK -> text("fork.comparison.forkOnly");
            case OUTCOME, TYPE, NAME, SUBTYPE, ORDER, PARENT -> text("fork.comparison.differs");
        };
    }

    private static String side(Row row, @Nullable Operation operation) {
        if (operation == null) {
            return "";
        }
        String name = operation.type() == OperationType.EXECUTION
                ? text("fork.comparison.execution")
                : OperationLook.title(operation);
        return "    ".repeat(row.depth()) + name + "  "
                + OperationLook.status(operation).word();
    }

    private void show(@Nullable Comparison now) {
        if (now == null) {
            verdict.setText(text("fork.comparison.comparingWith", model.original()));
            return;
        }
        verdict.setText(ComparisonText.verdict(now));
        verdict.setGraphic((now.isSame() ? DurascopeIcons.STATUS_SUCCEEDED : DurascopeIcons.INFORMATION).node());
        Row selected = table.getSelectionModel().getSelectedItem();
        int index = table.getSelectionModel().getSelectedIndex();
        table.getItems().setAll(now.rows());
        if (selected != null && index < now.rows().size()) {
            table.getSelectionModel().select(index);
        }
        if (!brought && now.first() >= 0) {
            brought = true;
            table.scrollTo(Math.max(0, now.first() - 2));
        }
    }
}
