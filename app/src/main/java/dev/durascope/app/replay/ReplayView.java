package dev.durascope.app.replay;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.look.EmptyState;
import dev.durascope.app.look.FlexColumn;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.look.TextCell;
import dev.durascope.app.look.TextColumn;
import dev.durascope.app.look.WholeText;
import dev.durascope.app.replay.ReplayModel.Progress;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.replay.DeterminismReport;
import dev.durascope.engine.replay.Divergence;
import dev.durascope.engine.replay.Fidelity;
import dev.durascope.engine.replay.Ledger;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A replay: what is run, first what that would do, then where the two part. */
public final class ReplayView extends BorderPane {

    /** What can be asked for. @param prepare reads what happened, @param choose asks for other code */
    public record Actions(Command prepare, Command choose, Command start, Command cancel) {}

    /** Goes to a place in a function's source. */
    @FunctionalInterface
    public interface SourceJump {
        /** Goes there. */
        void to(SourceLocation place, FunctionConfig function);
    }

    private final ReplayModel model;
    private final ReplayForm form;
    private final Command prepare;
    private final Consumer<String> select;
    private final SourceJump jump;
    private final TableView<Divergence> table = new TableView<>();
    private final Label verdict = new Label();
    private final Label basis = new Label();
    private final Label fidelity = new Label();
    private final TableColumn<Divergence, String> invocation;
    private final ToggleButton ledger = new ToggleButton(text("replay.whatRan"));
    private final VBox sentences = new VBox();
    private final VBox notes = new VBox();
    private final ScrollPane told = new ScrollPane(sentences);
    private final VBox result = new VBox();
    private Progress shown = Progress.NOTHING;

    /** Held here because the model, which outlives this, holds it only weakly. */
    private final InvalidationListener changed = o -> show();

    /**
     * Shows a model.
     *
     * @param select is told the id of the recorded operation that a difference is about
     */
    public ReplayView(ReplayModel model, Actions actions, Consumer<String> select, SourceJump jump) {
        this.model = model;
        this.select = select;
        this.jump = jump;
        getStyleClass().add("replay");
        setFocusTraversable(false);
        // Before the form, whose buttons come and go with it and would lose the focus to anything.
        model.progressProperty().addListener(new WeakInvalidationListener(changed));
        form = new ReplayForm(model, actions.choose(), actions.start(), actions.cancel());
        prepare = actions.prepare();

        verdict.setId("replay-verdict");
        verdict.getStyleClass().add("replay-verdict");
        verdict.setMinWidth(Region.USE_PREF_SIZE);
        basis.getStyleClass().add("quiet");
        basis.setMinWidth(0);
        WholeText.inTooltip(basis);
        fidelity.setId("replay-fidelity");
        fidelity.getStyleClass().add("replay-fidelity");
        fidelity.setMinWidth(Region.USE_PREF_SIZE);
        ledger.setId("replay-ledger");
        ledger.getStyleClass().addAll("small", "quiet-toggle");
        ledger.setMinWidth(Region.USE_PREF_SIZE);
        ledger.setTooltip(new Tooltip(text("replay.whatRan.tooltip")));
        ledger.setOnAction(e -> show());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(verdict, basis, space, fidelity, ledger);
        head.getStyleClass().add("replay-head");

        sentences.getStyleClass().add("replay-ledger");
        told.setFitToWidth(true);
        told.getStyleClass().add("replay-told");
        VBox.setVgrow(told, Priority.ALWAYS);
        notes.getStyleClass().add("replay-notes");
        notes.managedProperty().bind(notes.visibleProperty());
        invocation = differences();
        VBox.setVgrow(table, Priority.ALWAYS);
        result.getChildren().addAll(head, notes, told, table);
        result.getStyleClass().add("replay-result");

        model.reportProperty().addListener(new WeakInvalidationListener(changed));
        model.ledgerProperty().addListener(new WeakInvalidationListener(changed));
        model.problemProperty().addListener(new WeakInvalidationListener(changed));
        focusedProperty().addListener((o, before, now) -> {
            if (now) {
                first().requestFocus();
            }
        });
        show();
    }

    private Node first() {
        if (getCenter() != result) {
            return getCenter().lookup(".button");
        }
        if (model.progressProperty().get() == Progress.RUNNING) {
            return form.lookup("#replay-cancel");
        }
        return table.isVisible() ? table : form.lookup("#replay-start");
    }

    /** The table, whose columns are remembered. */
    public TableView<Divergence> table() {
        return table;
    }

    /** Makes the table, and answers the column that is there only where invocations were gone through. */
    private TableColumn<Divergence, String> differences() {
        table.setId("differences");
        table.setAccessibleText(text("replay.table"));
        table.setFixedCellSize(26);
        column("kind", text("replay.column.kind"), 84, 76, each -> kind(each.kind()));
        TableColumn<Divergence, String> what =
                column("what", text("replay.column.what"), 320, 140, Divergence::message);
        TableColumn<Divergence, String> number = column(
                "invocation", text("replay.column.invocation"), 80, 76, each -> String.valueOf(each.invocation()));
        number.getStyleClass().add("numeric");
        column("source", text("replay.column.called"), 168, 96, ReplayView::place)
                .getStyleClass()
                .add("mono-cells");
        FlexColumn.stretch(table, what);
        TextCell.copyRows(table);
        table.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null && now.recorded() != null) {
                select.accept(now.recorded().id());
            }
        });
        table.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                jump();
                e.consume();
            }
        });
        table.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                jump();
            }
        });
        return number;
    }

    private TableColumn<Divergence, String> column(
            String id, String title, double width, double least, Function<Divergence, String> text) {
        TableColumn<Divergence, String> column = TextColumn.of(id, title, width, least, text);
        table.getColumns().add(column);
        return column;
    }

    private static String kind(Divergence.Kind kind) {
        return switch (kind) {
            case TYPE -> text("replay.kind.type");
            case NAME -> text("replay.kind.name");
            case SUBTYPE -> text("replay.kind.subtype");
            case ORDER -> text("replay.kind.order");
            case PARENT -> text("replay.kind.context");
            case ADDED -> text("replay.kind.added");
            case MISSING -> text("replay.kind.missing");
            case OUTCOME -> text("replay.kind.outcome");
        };
    }

    private static String place(Divergence divergence) {
        SourceLocation place =
                divergence.called() == null ? null : divergence.called().calledAt();
        return place == null ? "" : place.label();
    }

    private void jump() {
        Divergence selected = table.getSelectionModel().getSelectedItem();
        FunctionConfig function = model.function();
        if (selected != null && selected.called() != null && selected.called().calledAt() != null && function != null) {
            jump.to(selected.called().calledAt(), function);
        }
    }

    private void show() {
        boolean focused = isFocusWithin();
        Progress progress = model.progressProperty().get();
        lookAt(progress);
        if (focused && progress != shown) {
            first().requestFocus();
        }
        shown = progress;
    }

    private void lookAt(Progress progress) {
        if (progress == Progress.NOTHING) {
            setLeft(null);
            setCenter(nothing());
            return;
        }
        if (getCenter() != result) {
            setCenter(result);
            setLeft(form);
        }
        DeterminismReport report = model.reportProperty().get();
        ledger.setVisible(report != null);
        ledger.setManaged(report != null);
        boolean tellLedger = report == null || ledger.isSelected();
        told.setVisible(tellLedger);
        told.setManaged(tellLedger);
        table.setVisible(!tellLedger);
        table.setManaged(!tellLedger);
        verdict(progress, report);
        sentences.getChildren().setAll(ledger());
        showFidelity(report == null ? model.fidelity() : report.fidelity());
        showNotes(report);
        table.setPlaceholder(placeholder(report));
        invocation.setVisible(report != null && report.ledger().invocations() > 0);
        table.getItems().setAll(report == null ? List.of() : report.divergences());
    }

    private EmptyState nothing() {
        Button button = CommandNodes.button(prepare);
        button.setId("replay-prepare");
        String problem = model.problemProperty().get();
        return problem.isEmpty()
                ? new EmptyState(DurascopeIcons.REPLAYED, text("replay.none.title"), text("replay.none.text"), button)
                : new EmptyState(DurascopeIcons.ERROR, text("replay.cannot"), problem, button);
    }

    private static Label placeholder(@Nullable DeterminismReport report) {
        Label label = new Label(
                report == null
                        ? ""
                        : report.verdict() == DeterminismReport.Verdict.SAME
                                ? text("replay.same")
                                : text("replay.nothingDiverges"));
        label.getStyleClass().add("absent");
        label.setWrapText(true);
        return label;
    }

    private void verdict(Progress progress, @Nullable DeterminismReport report) {
        verdict.getStyleClass().removeAll(StatusLook.STYLE_CLASSES);
        if (report == null) {
            verdict.setGraphic(null);
            basis.setText("");
            verdict.setText(
                    switch (progress) {
                        case RUNNING -> text("replay.verdict.running");
                        case READING -> text("replay.verdict.reading");
                        case NOTHING, READY, DONE -> text("replay.verdict.before");
                    });
            return;
        }
        verdict.setText(report.headline());
        basis.setText(report.basis());
        DurascopeIcons icon = switch (report.verdict()) {
            case SAME -> DurascopeIcons.STATUS_SUCCEEDED;
            case DIVERGED -> DurascopeIcons.STATUS_FAILED;
            case UNFINISHED -> DurascopeIcons.WARNING;
        };
        verdict.setGraphic(icon.node());
        verdict.getStyleClass()
                .add(
                        switch (report.verdict()) {
                            case SAME -> "status-succeeded";
                            case DIVERGED -> "status-failed";
                            case UNFINISHED -> "status-waiting";
                        });
    }

    private List<Label> ledger() {
        Ledger known = model.ledgerProperty().get();
        if (known == null) {
            return List.of(line(text("replay.chooseCode"), null, false));
        }
        return known.sentences().stream().map(each -> line(each, null, false)).toList();
    }

    private void showFidelity(@Nullable Fidelity now) {
        fidelity.setVisible(now != null);
        if (now == null) {
            return;
        }
        int gaps = now.gaps().size();
        fidelity.setText(gaps == 0 ? text("replay.whole") : text("replay.gaps", gaps));
        fidelity.setGraphic((gaps == 0 ? DurascopeIcons.STATUS_SUCCEEDED : DurascopeIcons.WARNING).node());
        fidelity.getStyleClass().remove("gaps");
        if (gaps > 0) {
            fidelity.getStyleClass().add("gaps");
        }
        StringBuilder text = new StringBuilder(gaps == 0 ? text("replay.whole.tooltip") : "");
        now.gaps().forEach(gap -> text.append(text.isEmpty() ? "" : "\n").append(gap.message()));
        fidelity.setTooltip(new Tooltip(text.toString()));
        fidelity.setAccessibleText(fidelity.getText() + ". " + text);
    }

    /** What has to be known beside the differences. */
    private void showNotes(@Nullable DeterminismReport report) {
        notes.getChildren().clear();
        String problem = model.problemProperty().get();
        if (!problem.isEmpty()) {
            notes.getChildren().add(line(problem, DurascopeIcons.ERROR, true));
        }
        Fidelity gaps = report == null ? model.fidelity() : report.fidelity();
        if (gaps != null) {
            gaps.gaps().forEach(gap -> notes.getChildren().add(line(gap.message(), DurascopeIcons.WARNING, false)));
        }
        if (report != null && report.unfinished() != null) {
            notes.getChildren().add(line(report.unfinished(), DurascopeIcons.WARNING, false));
        }
        if (report != null && report.supposition() != null) {
            notes.getChildren().add(line(report.supposition(), DurascopeIcons.INFORMATION, false));
        }
        notes.setVisible(!notes.getChildren().isEmpty());
    }

    private static Label line(String text, @Nullable DurascopeIcons icon, boolean problem) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (icon != null) {
            label.setGraphic(icon.node());
        }
        if (problem) {
            label.getStyleClass().add("problem");
        }
        return label;
    }
}
