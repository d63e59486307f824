package dev.durascope.app.shell;

import dev.durascope.app.settings.Settings;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.timeline.TimelineView;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;

/** Lets splitters, columns and timelines be as they were left. */
final class Remembered {
    private Remembered() {}

    /** Puts a split's first divider where it was left, and remembers where a user leaves it. */
    static void divider(SettingsFile settings, String name, SplitPane split, double first) {
        onDragged(split, () -> {
            double position = Math.round(split.getDividerPositions()[0] * 1000) / 1000.0;
            settings.change(s -> s.withDivider(name, position));
        });
        place(settings, name, split, first);
    }

    /** Puts a split's first divider where it was left. Needed again whenever the split's parts have changed. */
    static void place(SettingsFile settings, String name, SplitPane split, double first) {
        if (!split.getDividers().isEmpty()) {
            split.setDividerPositions(settings.get().dividers().getOrDefault(name, first));
        }
    }

    /**
     * Makes a split's first part as many pixels wide as it was left, whenever the split has two parts, and remembers how
     * wide a user leaves it. A wider window gives its room to the other part.
     *
     * @param first the width in pixels before anybody has moved the divider
     * @return makes it that wide again
     */
    static Runnable width(SettingsFile settings, String name, SplitPane split, double first) {
        double[] wanted = {settings.get().columns().getOrDefault(name, first)};
        Runnable place = () -> {
            if (split.getWidth() > 0 && !split.getDividers().isEmpty()) {
                split.getDividers().getFirst().setPosition(Math.min(0.5, wanted[0] / split.getWidth()));
            }
        };
        onDragged(split, () -> {
            double width = Math.rint(split.getDividerPositions()[0] * split.getWidth());
            wanted[0] = width;
            settings.change(s -> s.withColumn(name, width));
        });
        split.widthProperty().addListener(o -> place.run());
        split.getDividers().addListener((ListChangeListener<SplitPane.Divider>) change -> place.run());
        return () -> {
            wanted[0] = first;
            settings.change(s -> s.withColumn(name, first));
            place.run();
        };
    }

    /** Layout moves dividers too, by what has to fit; only one that is let go of, which consumes it, is where its user wants it. */
    private static void onDragged(SplitPane split, Runnable left) {
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            for (Node at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) {
                if (at.getParent() == split && at.getStyleClass().contains("split-pane-divider")) {
                    left.run();
                }
            }
        });
    }

    /** Draws a timeline as the last one was drawn, and remembers how this one is. */
    static void timeline(SettingsFile settings, TimelineView view) {
        Settings.Timeline left = settings.get().timeline();
        view.collapseIdleProperty().set(left.collapseIdle());
        view.squeezeProperty().set(left.squeeze());
        view.collapseIdleProperty().addListener((o, before, now) -> settings.change(s -> s.withCollapsedIdle(now)));
        view.squeezeProperty().addListener((o, before, now) -> settings.change(s -> s.withSqueeze(now)));
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
