package dev.durascope.app.recent;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.WholeText;
import dev.durascope.app.text.Times;
import dev.durascope.icons.DurascopeIcons;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A row of what was used last: what it is, where it lies, when it was used, and whether it is missing. */
final class RecentCell extends ListCell<RecentEntry> {
    private final StackPane icon = new StackPane();
    private final Label name = new Label();
    private final Label place = new Label();
    private final Label missing = new Label(text("recent.missing"), DurascopeIcons.WARNING.node());
    private final Label when = new Label();
    private final Button remove = new Button(null, DurascopeIcons.CLEAR.node());
    private final InstantSource clock;
    private final ZoneId zone;
    private final HBox row;

    RecentCell(Consumer<RecentEntry> open, Consumer<RecentEntry> takeOff, InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
        name.getStyleClass().add("recent-name");
        WholeText.cutInTheMiddle(name);
        place.getStyleClass().addAll("quiet", "small-text");
        WholeText.cutInTheMiddle(place);
        missing.getStyleClass().addAll("problem", "small-text", "recent-missing");
        missing.setMinWidth(Region.USE_PREF_SIZE);
        missing.managedProperty().bind(missing.visibleProperty());
        when.getStyleClass().addAll("quiet", "small-text");
        when.setMinWidth(Region.USE_PREF_SIZE);
        remove.getStyleClass().addAll("button-icon", "flat", "small");
        remove.setTooltip(new Tooltip(text("recent.remove.tooltip")));
        remove.setFocusTraversable(false);
        remove.setOnAction(e -> {
            if (getItem() != null) {
                takeOff.accept(getItem());
            }
        });
        HBox named = new HBox(name, missing);
        named.getStyleClass().add("recent-named");
        VBox text = new VBox(named, place);
        text.getStyleClass().add("two-lines");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        row = new HBox(icon, text, when, remove);
        row.getStyleClass().add("recent");
        row.setPrefWidth(1);
        row.setMinWidth(0);
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && getItem() != null) {
                open.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable RecentEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.getChildren().setAll(entry.kind().icon().node());
        name.setText(entry.name());
        place.setText(text("recent.place", entry.kind().title(), entry.place()));
        missing.setVisible(entry.missing());
        when.setText(used(entry.usedAt()));
        remove.setAccessibleText(text("recent.remove.spoken", entry.name()));
        String spoken = entry.missing()
                ? text("recent.spoken.missing", entry.name(), place.getText())
                : text("recent.spoken", entry.name(), place.getText());
        setAccessibleText(when.getText().isEmpty() ? spoken : text("recent.spoken.used", spoken, when.getText()));
        setGraphic(row);
    }

    private String used(@Nullable Instant at) {
        return at == null ? "" : Times.recent(at, LocalDate.ofInstant(clock.instant(), zone), zone);
    }
}
