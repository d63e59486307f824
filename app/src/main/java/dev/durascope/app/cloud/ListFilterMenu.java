package dev.durascope.app.cloud;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.StatusLook;
import dev.durascope.engine.cloud.CloudExecutions.Filter;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.icons.DurascopeIcons;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Which executions the service is asked for: by status, and by when they started. */
final class ListFilterMenu extends MenuButton {
    private static final PseudoClass FILTERING = PseudoClass.getPseudoClass("filtering");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Map<String, Duration> SPANS = new LinkedHashMap<>();

    static {
        SPANS.put(text("cloud.filter.lastHour"), Duration.ofHours(1));
        SPANS.put(text("cloud.filter.lastDay"), Duration.ofDays(1));
        SPANS.put(text("cloud.filter.lastWeek"), Duration.ofDays(7));
    }

    private final CloudList list;
    private final InstantSource clock;
    private final ZoneId zone;
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final Label problem = new Label();
    private final ToggleGroup spans = new ToggleGroup();
    private final RadioMenuItem anyTime = new RadioMenuItem(text("cloud.filter.anyTime"));

    ListFilterMenu(CloudList list, InstantSource clock, ZoneId zone) {
        super(null, DurascopeIcons.FILTER.node());
        this.list = list;
        this.clock = clock;
        this.zone = zone;
        setId("cloud-filter");
        getStyleClass().addAll("button-icon", "flat", "small");
        setAccessibleText(text("cloud.filter"));
        for (ExecutionStatus status : ExecutionStatus.values()) {
            getItems().add(status(status));
        }
        getItems().add(new SeparatorMenuItem());
        anyTime.setId("cloud-any-time");
        anyTime.setToggleGroup(spans);
        anyTime.setOnAction(e -> during(null, null));
        getItems().add(anyTime);
        SPANS.forEach((title, span) -> {
            RadioMenuItem item = new RadioMenuItem(title);
            item.setToggleGroup(spans);
            item.setOnAction(e -> during(clock.instant().minus(span), null));
            getItems().add(item);
        });
        getItems().add(between());
        list.filterProperty().addListener((o, before, now) -> show(now));
        show(list.filterProperty().get());
    }

    private MenuItem status(ExecutionStatus status) {
        StatusLook look = StatusLook.of(status);
        CheckMenuItem item = new CheckMenuItem(look.word());
        item.setId("cloud-status-" + status.name().toLowerCase(Locale.ROOT));
        item.setOnAction(e -> {
            Filter now = list.filterProperty().get();
            Set<ExecutionStatus> chosen = EnumSet.noneOf(ExecutionStatus.class);
            chosen.addAll(now.statuses());
            if (item.isSelected()) {
                chosen.add(status);
            } else {
                chosen.remove(status);
            }
            list.ask(new Filter(chosen, now.name(), now.startedAfter(), now.startedBefore()));
        });
        list.filterProperty()
                .addListener((o, before, now) -> item.setSelected(now.statuses().contains(status)));
        return item;
    }

    private CustomMenuItem between() {
        for (TextField field : new TextField[] {from, to}) {
            field.setPromptText("2026-11-21 16:00");
            field.setPrefColumnCount(12);
            field.setOnAction(e -> takeTimes());
        }
        from.setId("cloud-from");
        from.setAccessibleText(text("cloud.filter.after"));
        to.setId("cloud-to");
        to.setAccessibleText(text("cloud.filter.before"));
        problem.getStyleClass().add("problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Button ask = new Button(text("cloud.filter.byTimes"));
        ask.getStyleClass().add("small");
        ask.setOnAction(e -> takeTimes());
        VBox box = new VBox(
                new Label(text("cloud.filter.after")),
                from,
                new Label(text("cloud.filter.andBefore")),
                to,
                problem,
                ask);
        box.getStyleClass().add("cloud-times");
        return new CustomMenuItem(box, false);
    }

    private void takeTimes() {
        try {
            Instant after = instant(from.getText());
            Instant before = instant(to.getText());
            if (after != null && before != null && !after.isBefore(before)) {
                problem.setText(text("cloud.filter.order"));
                return;
            }
            problem.setText("");
            spans.selectToggle(after == null && before == null ? anyTime : null);
            during(after, before);
            hide();
        } catch (DateTimeParseException e) {
            problem.setText(text("cloud.filter.time"));
        }
    }

    private @Nullable Instant instant(String text) {
        return text.isBlank()
                ? null
                : LocalDateTime.parse(text.strip(), FORM).atZone(zone).toInstant();
    }

    private void during(@Nullable Instant after, @Nullable Instant before) {
        Filter now = list.filterProperty().get();
        list.ask(new Filter(now.statuses(), now.name(), after, before));
    }

    private void show(Filter now) {
        boolean filtering = !now.statuses().isEmpty() || now.startedAfter() != null || now.startedBefore() != null;
        if (now.startedAfter() == null && now.startedBefore() == null) {
            spans.selectToggle(anyTime);
        }
        pseudoClassStateChanged(FILTERING, filtering);
        setTooltip(new Tooltip(filtering ? text("cloud.filter.inUse") : text("cloud.filter.tooltip")));
    }
}
