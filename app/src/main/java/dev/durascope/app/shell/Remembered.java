package dev.durascope.app.shell;

import dev.durascope.app.settings.SettingsFile;
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
