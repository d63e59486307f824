package dev.durascope.app.time;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.text.TimeModes;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.icons.DurascopeIcons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Says how time passes, and offers the other ways. */
public final class TimeModeButton extends MenuButton {
    private static final List<TimeMode> PLAIN = List.of(TimeMode.SKIP, TimeMode.REAL, TimeMode.MANUAL);
    private static final List<TimeMode> FACTORS =
            List.of(TimeMode.scaled(2), TimeMode.scaled(10), TimeMode.scaled(60), TimeMode.scaled(3600));

    private final Consumer<TimeMode> chosen;
    private final Tooltip tooltip = new Tooltip();
    private TimeMode shown = TimeMode.REAL;

    /** @param chosen is told the mode that the user has chosen; what is shown changes only with {@link #show} */
    public TimeModeButton(Consumer<TimeMode> chosen) {
        super("", DurascopeIcons.CLOCK.node());
        this.chosen = chosen;
        setId("time-mode");
        getStyleClass().addAll("small", "time-mode");
        setMinWidth(Region.USE_PREF_SIZE);
        setMnemonicParsing(false);
        setTooltip(tooltip);
        show(shown);
    }

    /** The ways that are offered, those with a factor last; the one of now is among them. */
    public static List<TimeMode> offered(TimeMode now) {
        List<TimeMode> offered = new ArrayList<>(PLAIN);
        offered.addAll(FACTORS);
        if (!offered.contains(now)) {
            offered.add(now);
        }
        return offered;
    }

    /** Shows how time passes now. */
    public void show(TimeMode mode) {
        if (mode.equals(shown) && !getItems().isEmpty()) {
            return;
        }
        shown = mode;
        setText(TimeModes.title(mode));
        setAccessibleText(text("time.passes", TimeModes.title(mode)));
        tooltip.setText(TimeModes.title(mode) + "\n" + TimeModes.description(mode));
        ToggleGroup group = new ToggleGroup();
        List<MenuItem> items = new ArrayList<>();
        offered(mode).forEach(each -> items.add(item(each, group)));
        items.add(PLAIN.size(), new SeparatorMenuItem());
        MenuItem other = new MenuItem(text("time.otherFactor"));
        other.setId("time-other");
        other.setOnAction(e -> FactorDialog.ask(getScene().getWindow(), shown).ifPresent(chosen));
        items.add(other);
        getItems().setAll(items);
    }

    private RadioMenuItem item(TimeMode mode, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(TimeModes.title(mode));
        item.setId("time-" + mode.name().toLowerCase(Locale.ROOT).replace("scaled:", "x"));
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(mode.equals(shown));
        item.setOnAction(e -> {
            // What is shown is what holds: the choice may still be refused.
            item.setSelected(mode.equals(shown));
            select(group);
            chosen.accept(mode);
        });
        return item;
    }

    private void select(ToggleGroup group) {
        group.getToggles().forEach(toggle -> {
            RadioMenuItem each = (RadioMenuItem) toggle;
            if (each.getText().equals(TimeModes.title(shown))) {
                each.setSelected(true);
            }
        });
    }
}
