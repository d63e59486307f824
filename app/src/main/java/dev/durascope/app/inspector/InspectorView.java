package dev.durascope.app.inspector;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.history.EventText;
import dev.durascope.app.look.EmptyState;
import dev.durascope.app.look.StatusLabel;
import dev.durascope.app.look.WholeText;
import dev.durascope.app.text.Times;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.icons.DurascopeIcons;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The selected operation: what it is, and tabs for result, input, error, details and events. */
public final class InspectorView extends BorderPane {
    private final FontIcon icon = DurascopeIcons.EXECUTION.node();
    private final Label title = new Label();
    private final Label kind = new Label();
    private final StatusLabel status = new StatusLabel();
    private final HBox head = new HBox();
    private final TabPane tabs = new TabPane();
    private final Supplier<String> absence;
    private final PayloadPane result;
    private final PayloadPane input;
    private final ErrorPane error;
    private final DetailsPane details;
    private final ListView<HistoryEvent> events = new ListView<>();
    private final Tab resultTab;
    private final Tab inputTab;
    private final Tab errorTab;
    private final Tab detailsTab;
    private final Tab eventsTab;
    private @Nullable String shownId;

    /**
     * Shows a model.
     *
     * @param source tells where the operation stands in the handler's source
     */
    public InspectorView(InspectorModel model, Node source) {
        getStyleClass().add("inspector");
        result = new PayloadPane(text("inspector.result.what"), model.result());
        input = new PayloadPane(text("inspector.input.what"), model.input());
        input.setAbsent(text("inspector.input.none"));
        error = new ErrorPane(model);
        details = new DetailsPane(model.zone());
        events.setAccessibleText(text("inspector.events"));
        events.setFixedCellSize(44);
        events.getStyleClass().add("event-list");
        events.setCellFactory(list -> new EventCell(model.zone()));
        resultTab = tab(text("inspector.result"), result);
        inputTab = tab(text("inspector.input"), input);
        errorTab = error.tab();
        detailsTab = tab(text("inspector.details"), details);
        eventsTab = tab(text("inspector.events"), events);
        tabs.getStyleClass().add("inspector-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        icon.getStyleClass().add("operation-icon");
        title.getStyleClass().add("inspector-title");
        WholeText.cutInTheMiddle(title);
        kind.getStyleClass().add("quiet");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        status.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        absence = model::absence;
        head.getChildren().addAll(icon, title, kind, space, status);
        head.getStyleClass().add("inspector-head");
        setTop(new VBox(head, source));
        model.inspectionProperty().addListener((o, before, now) -> show(now));
        show(model.inspectionProperty().get());
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    private void show(@Nullable Inspection now) {
        head.setVisible(now != null);
        head.setManaged(now != null);
        setCenter(
                now == null
                        ? new EmptyState(DurascopeIcons.INFORMATION, text("inspector.nothing.title"), absence.get())
                        : tabs);
        if (now == null) {
            return;
        }
        icon.setIconCode(now.icon());
        title.setText(now.title());
        kind.setText(now.kind());
        status.show(now.status());
        result.setAbsent(now.noResult());
        error.show(now.error());
        details.show(now);
        if (!events.getItems().equals(now.events())) {
            events.getItems().setAll(now.events());
        }
        showTabs(now);
        shownId = now.operationId();
    }

    private void showTabs(Inspection now) {
        List<Tab> wanted = new ArrayList<>();
        if (now.error() != null) {
            wanted.add(errorTab);
        }
        wanted.add(resultTab);
        if (now.hasInput()) {
            wanted.add(inputTab);
        }
        wanted.add(detailsTab);
        wanted.add(eventsTab);
        boolean other = !now.operationId().equals(shownId);
        if (!tabs.getTabs().equals(wanted)) {
            Tab selected = tabs.getSelectionModel().getSelectedItem();
            boolean failedJustNow = wanted.contains(errorTab) && !tabs.getTabs().contains(errorTab);
            tabs.getTabs().setAll(wanted);
            boolean keep = wanted.contains(selected) && !(failedJustNow && selected == resultTab);
            tabs.getSelectionModel().select(keep ? selected : wanted.getFirst());
        } else if (other && now.error() != null && tabs.getSelectionModel().getSelectedItem() == resultTab) {
            tabs.getSelectionModel().select(errorTab);
        }
    }

    private static final class EventCell extends ListCell<HistoryEvent> {
        private final ZoneId zone;
        private final Label type = new Label();
        private final Label time = new Label();
        private final Label detail = new Label();
        private final VBox box;

        EventCell(ZoneId zone) {
            this.zone = zone;
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            time.getStyleClass().addAll("quiet", "mono");
            time.setMinWidth(Region.USE_PREF_SIZE);
            detail.getStyleClass().add("quiet");
            detail.setMinWidth(0);
            WholeText.inTooltip(detail);
            box = new VBox(new HBox(type, space, time), detail);
            box.getStyleClass().add("event-line");
            box.setMinWidth(0);
            box.setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable HistoryEvent event, boolean empty) {
            super.updateItem(event, empty);
            if (empty || event == null) {
                setGraphic(null);
                return;
            }
            type.setText(event.header().eventId() + "  " + event.eventType());
            time.setText(Times.clock(event.header().timestamp(), zone));
            detail.setText(EventText.details(event));
            setGraphic(box);
        }
    }
}
