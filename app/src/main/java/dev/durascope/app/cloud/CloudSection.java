package dev.durascope.app.cloud;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.executions.ExecutionCell;
import dev.durascope.app.executions.ExecutionLine;
import dev.durascope.app.look.Copy;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.look.WholeText;
import dev.durascope.engine.cloud.CloudConnection;
import dev.durascope.engine.cloud.CloudExecutions.Filter;
import dev.durascope.engine.cloud.CloudFault;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.icons.DurascopeIcons;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The attached function in the sidebar: what it is, whether it is only looked at, and its executions. */
public final class CloudSection extends VBox {
    private static final double LEAST_LIST = 3 * ExecutionLine.ROW;

    private final CloudModel model;
    private final InstantSource clock;
    private final ZoneId zone;
    private final ListView<ExecutionSummary> list = new ListView<>();
    private final Label function = new Label();

    /**
     * @param start starts an execution
     * @param detach ends being attached
     */
    public CloudSection(CloudModel model, Command start, Command detach, InstantSource clock, ZoneId zone) {
        this.model = model;
        this.clock = clock;
        this.zone = zone;
        setId("cloud");
        getStyleClass().add("cloud-section");
        visibleProperty().bind(model.connectionProperty().isNotNull());
        managedProperty().bind(visibleProperty());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading(start, detach), readOnly(), filters(), fault(), notes(), list, older());
        furnish();
        model.connectionProperty().addListener((o, before, now) -> tell(now));
        tell(model.connectionProperty().get());
    }

    private HBox heading(Command start, Command detach) {
        function.setId("cloud-function");
        function.getStyleClass().add("section-title");
        WholeText.cutInTheMiddle(function);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading =
                new HBox(function, space, CommandNodes.explainedIconButton(start), CommandNodes.iconButton(detach));
        heading.getStyleClass().add("sidebar-heading");
        return heading;
    }

    private void tell(@Nullable CloudConnection now) {
        if (now != null) {
            String qualifier = now.target().qualifier();
            function.setText("AWS: " + now.target().function() + (qualifier == null ? "" : ":" + qualifier));
        }
    }

    private CheckBox readOnly() {
        CheckBox box = new CheckBox(text("cloud.readOnly"));
        box.setId("cloud-read-only");
        box.selectedProperty().bindBidirectional(model.readOnlyProperty());
        box.setTooltip(new Tooltip(text("cloud.readOnly.tooltip")));
        return box;
    }

    private HBox filters() {
        TextField name = new TextField();
        name.setId("cloud-name");
        name.setPromptText(text("cloud.name.prompt"));
        name.setAccessibleText(text("cloud.name"));
        name.setTooltip(new Tooltip(text("cloud.name.tooltip")));
        name.textProperty().bindBidirectional(model.list().namePartProperty());
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setOnAction(e -> exactly(name.getText().strip()));
        name.textProperty().addListener((o, before, now) -> {
            if (now.isEmpty()) {
                exactly("");
            }
        });
        HBox filters = new HBox(name, new ListFilterMenu(model.list(), clock, zone));
        filters.getStyleClass().add("cloud-filters");
        return filters;
    }

    private void exactly(String name) {
        Filter now = model.list().filterProperty().get();
        model.list()
                .ask(new Filter(now.statuses(), name.isEmpty() ? null : name, now.startedAfter(), now.startedBefore()));
    }

    private VBox fault() {
        Label text = new Label();
        text.setId("cloud-fault");
        text.getStyleClass().addAll("problem", "small-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button policy = new Button(text("cloud.copyPolicy"), DurascopeIcons.COPY.node());
        policy.setId("cloud-policy");
        policy.getStyleClass().add("small");
        Button again = new Button(text("cloud.tryAgain"));
        again.setId("cloud-again");
        again.getStyleClass().add("small");
        again.setOnAction(e -> model.askNow());
        HBox actions = new HBox(policy, again);
        actions.getStyleClass().add("cloud-fault-actions");
        VBox box = new VBox(text, actions);
        box.getStyleClass().add("cloud-fault");
        // Who has cancelled loading older ones sees the button that loads them.
        BooleanExpression cancelled = model.list()
                .cancelledProperty()
                .and(Bindings.isEmpty(model.list().rows()))
                .and(model.list().moreProperty().not());
        box.visibleProperty().bind(model.list().faultProperty().isNotNull().or(cancelled));
        box.managedProperty().bind(box.visibleProperty());
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            CloudFault fault = model.list().faultProperty().get();
                            return fault == null ? text("cloud.list.cancelled") : fault.getMessage();
                        },
                        model.list().faultProperty()));
        policy.setVisible(false);
        policy.setManaged(false);
        model.list().faultProperty().addListener((o, before, now) -> {
            boolean grants = now != null && now.policy() != null;
            policy.setVisible(grants);
            policy.setManaged(grants);
            policy.setOnAction(e -> copyPolicy(now));
        });
        return box;
    }

    private static void copyPolicy(@Nullable CloudFault fault) {
        if (fault != null && fault.policy() != null) {
            Copy.text(fault.policy());
        }
    }

    private Label notes() {
        Label notes = new Label();
        notes.setId("cloud-notes");
        notes.getStyleClass().addAll("quiet", "small-text", "cloud-notes");
        WholeText.inTooltip(notes);
        notes.textProperty().bind(model.list().notesProperty());
        notes.visibleProperty().bind(notes.textProperty().isNotEmpty());
        notes.managedProperty().bind(notes.visibleProperty());
        return notes;
    }

    private Button older() {
        Button older = new Button();
        older.setId("cloud-older");
        older.getStyleClass().addAll("small", "flat");
        older.textProperty()
                .bind(Bindings.when(model.list().loadingProperty())
                        .then(text("cloud.loading"))
                        .otherwise(text("cloud.loadOlder")));
        older.disableProperty().bind(model.list().loadingProperty());
        older.visibleProperty().bind(model.list().moreProperty());
        older.managedProperty().bind(older.visibleProperty());
        older.setMaxWidth(Double.MAX_VALUE);
        older.setOnAction(e -> model.list().loadMore());
        return older;
    }

    private void furnish() {
        list.setId("cloud-executions");
        list.getStyleClass().add("executions");
        list.setAccessibleText(text("cloud.list"));
        list.setFixedCellSize(ExecutionLine.ROW);
        list.setMinHeight(LEAST_LIST);
        list.setItems(model.list().rows());
        Label none = new Label();
        none.setWrapText(true);
        none.getStyleClass().add("absent");
        none.textProperty()
                .bind(Bindings.createStringBinding(
                        this::nothing,
                        model.list().loadingProperty(),
                        model.list().faultProperty(),
                        model.list().cancelledProperty(),
                        model.list().filterProperty(),
                        model.list().namePartProperty()));
        list.setPlaceholder(none);
        ExecutionCell.Way way = new ExecutionCell.Way(
                model::open, execution -> execution.arn().qualifier(), StatusLook::of, execution -> List.of());
        list.setCellFactory(view -> new Cell(way));
        list.setOnKeyPressed(e -> {
            ExecutionSummary selected = list.getSelectionModel().getSelectedItem();
            if (selected != null && e.getCode() == KeyCode.ENTER) {
                model.open(selected.arn());
            }
        });
    }

    private String nothing() {
        if (model.list().loadingProperty().get()) {
            return text("cloud.asking");
        }
        if (model.list().faultProperty().get() != null
                || model.list().cancelledProperty().get()) {
            return "";
        }
        boolean filtering = !model.list().filterProperty().get().equals(Filter.ALL)
                || !model.list().namePartProperty().get().isBlank();
        return filtering ? text("cloud.list.nonePasses") : text("cloud.list.none");
    }

    /** Marks the execution that is shown. */
    public void mark(@Nullable ExecutionArn arn) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).arn().equals(arn)) {
                if (list.getSelectionModel().getSelectedIndex() != i) {
                    list.getSelectionModel().select(i);
                }
                return;
            }
        }
        if (arn == null) {
            list.getSelectionModel().clearSelection();
        }
    }

    private final class Cell extends ExecutionCell {
        Cell(Way way) {
            super(way, clock, zone);
        }

        @Override
        protected void updateItem(@Nullable ExecutionSummary execution, boolean empty) {
            super.updateItem(execution, empty);
            boolean isLast = !empty && getIndex() == list.getItems().size() - 1;
            if (isLast && model.list().namePartProperty().get().isBlank()) {
                model.list().loadMoreInView();
            }
        }
    }
}
