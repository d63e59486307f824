package dev.durascope.app.shell;

import dev.durascope.app.settings.SettingsFile;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Lets splitters and columns be where they were left. */
final class Remembered {
    private Remembered() {}

    /** Puts a split's first divider where it was left, and remembers where it is left. */
    static void divider(SettingsFile settings, String name, SplitPane split, double first) {
        split.setDividerPositions(settings.get().dividers().getOrDefault(name, first));
        split.getDividers().getFirst().positionProperty().addListener((o, before, now) -> {
            // Before the first layout a position is not the user's.
            if (split.getScene() != null && split.getWidth() > 0) {
                settings.change(s -> s.withDivider(name, Math.round(now.doubleValue() * 1000) / 1000.0));
            }
        });
    }

    /**
     * Makes a split's first part as many pixels wide as it was left, whenever the split has two parts, and remembers how
     * wide it is left. A wider window gives its room to the other part.
     *
     * @param first the width in pixels before anybody has moved the divider
     */
    static void width(SettingsFile settings, String name, SplitPane split, double first) {
        double[] wanted = {settings.get().columns().getOrDefault(name, first)};
        boolean[] placing = {false};
        Runnable place = () -> {
            if (split.getWidth() > 0 && !split.getDividers().isEmpty()) {
                placing[0] = true;
                split.getDividers().getFirst().setPosition(Math.min(0.5, wanted[0] / split.getWidth()));
                placing[0] = false;
            }
        };
        ChangeListener<Number> moved = (o, before, now) -> {
            double width = Math.rint(now.doubleValue() * split.getWidth());
            // Only a divider that is dragged is the user's; layout moves it by fractions of a pixel.
            if (!placing[0] && split.getWidth() > 0 && Math.abs(width - wanted[0]) > 2) {
                wanted[0] = width;
                settings.change(s -> s.withColumn(name, width));
            }
        };
        split.widthProperty().addListener(o -> place.run());
        split.getDividers().addListener((ListChangeListener<SplitPane.Divider>) change -> {
            while (change.next()) {
                change.getAddedSubList()
                        .forEach(divider -> divider.positionProperty().addListener(moved));
            }
            place.run();
        });
    }

    /** Makes a table's columns as wide as they were left, and remembers how wide they are left. */
    static void columns(SettingsFile settings, String name, TableView<?> table) {
        for (TableColumn<?, ?> column : table.getColumns()) {
            String key = name + "." + column.getId();
            Double width = settings.get().columns().get(key);
            if (width != null) {
                column.setPrefWidth(width);
            }
            column.widthProperty().addListener((o, before, now) -> {
                if (table.getScene() != null && table.getWidth() > 0) {
                    settings.change(s -> s.withColumn(key, Math.rint(now.doubleValue())));
                }
            });
        }
    }
}
