package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.command.Commands;
import dev.durascope.app.export.FileSaver;
import dev.durascope.app.export.Png;
import dev.durascope.app.look.Copy;
import dev.durascope.app.timeline.TimelineView;
import dev.durascope.icons.DurascopeIcons;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The timeline's commands. */
final class TimelineCommands {
    static final String ZOOM_IN = "timeline.zoomIn";
    static final String ZOOM_OUT = "timeline.zoomOut";
    static final String FIT = "timeline.fit";
    static final String COLLAPSE = "timeline.collapseIdle";
    static final String SQUEEZE = "timeline.squeeze";
    static final String COPY_PNG = "timeline.copyPng";
    static final String COPY_SVG = "timeline.copySvg";
    static final String SAVE_PNG = "timeline.savePng";
    static final String SAVE_SVG = "timeline.saveSvg";

    private TimelineCommands() {}

    /** As they stand in the menu; an empty one is a separator. */
    static List<String> menu() {
        return List.of(ZOOM_IN, ZOOM_OUT, FIT, "", COLLAPSE, SQUEEZE, "", COPY_PNG, COPY_SVG, SAVE_PNG, SAVE_SVG);
    }

    static void add(Commands commands, WindowModel model, WindowCommands.Window window) {
        ObservableBooleanValue shown = Bindings.createBooleanBinding(
                () -> model.placeProperty().get() == WindowModel.Place.EXECUTION, model.placeProperty());
        class Adder {
            void add(
                    String id,
                    String title,
                    String description,
                    @Nullable DurascopeIcons icon,
                    @Nullable String key,
                    Consumer<TimelineView> action) {
                commands.add(id, title, description, icon, key, shown, () -> window.timeline(action));
            }
        }
        Adder adder = new Adder();
        adder.add(
                ZOOM_IN,
                text("shell.command.timeline.zoomIn"),
                text("shell.command.timeline.zoomIn.description"),
                DurascopeIcons.ZOOM_IN,
                "Shortcut+Equals",
                TimelineView::zoomIn);
        adder.add(
                ZOOM_OUT,
                text("shell.command.timeline.zoomOut"),
                text("shell.command.timeline.zoomOut.description"),
                DurascopeIcons.ZOOM_OUT,
                "Shortcut+Minus",
                TimelineView::zoomOut);
        adder.add(
                FIT,
                text("shell.command.timeline.fit"),
                text("shell.command.timeline.fit.description"),
                DurascopeIcons.FIT,
                "Shortcut+0",
                TimelineView::fit);
        adder.add(
                COLLAPSE,
                text("shell.command.timeline.collapseIdle"),
                text("shell.command.timeline.collapseIdle.description"),
                DurascopeIcons.COLLAPSE_IDLE,
                null,
                view -> toggle(view.collapseIdleProperty()));
        adder.add(
                SQUEEZE,
                text("shell.command.timeline.squeeze"),
                text("shell.command.timeline.squeeze.description"),
                DurascopeIcons.SQUEEZE_ROWS,
                null,
                view -> toggle(view.squeezeProperty()));
        adder.add(
                COPY_PNG,
                text("shell.command.timeline.copyPng"),
                text("shell.command.timeline.copyPng.description"),
                DurascopeIcons.COPY,
                null,
                view -> copy(model, view.image(scale(view)), Copy::image));
        adder.add(
                COPY_SVG,
                text("shell.command.timeline.copySvg"),
                text("shell.command.timeline.copySvg.description"),
                null,
                null,
                view -> copy(model, view.svg(), Copy::text));
        FileSaver saver = model.files();
        adder.add(
                SAVE_PNG,
                text("shell.command.timeline.savePng"),
                text("shell.command.timeline.savePng.description"),
                DurascopeIcons.EXPORT,
                null,
                view -> {
                    Callable<WritableImage> image = view.image(scale(view));
                    window.chooseFile(
                                    text("shell.timeline.savePng"),
                                    fileName(model) + ".png",
                                    text("shell.timeline.pngImages"))
                            .ifPresent(file -> saver.save(file, () -> Png.of(image.call())));
                });
        adder.add(
                SAVE_SVG,
                text("shell.command.timeline.saveSvg"),
                text("shell.command.timeline.saveSvg.description"),
                null,
                null,
                view -> {
                    Callable<String> svg = view.svg();
                    window.chooseFile(
                                    text("shell.timeline.saveSvg"),
                                    fileName(model) + ".svg",
                                    text("shell.timeline.svgImages"))
                            .ifPresent(file -> saver.save(file, () -> svg.call().getBytes(StandardCharsets.UTF_8)));
                });
    }

    private static <T> void copy(WindowModel model, Callable<T> made, Consumer<T> copied) {
        model.background()
                .run(
                        text("shell.timeline.copying"),
                        made,
                        copied,
                        failure -> model.notices().problem(text("shell.timeline.notCopied"), failure));
    }

    private static String fileName(WindowModel model) {
        return model.session() == null ? "timeline" : model.session().arn().name() + "-timeline";
    }

    private static void toggle(BooleanProperty property) {
        property.set(!property.get());
    }

    /** As sharp as the screen. */
    private static double scale(TimelineView view) {
        Window shownIn = view.getScene() == null ? null : view.getScene().getWindow();
        return shownIn == null ? 1 : shownIn.getOutputScaleX();
    }

    /** Gives a view its buttons and its context menu. */
    static TimelineView furnish(TimelineView view, Commands commands) {
        List<Node> corner = new ArrayList<>();
        for (String id : List.of(ZOOM_OUT, ZOOM_IN, FIT)) {
            Node button = CommandNodes.iconButton(commands.get(id));
            button.getStyleClass().add("small");
            corner.add(button);
        }
        corner.add(toggleButton(commands.get(COLLAPSE), view.collapseIdleProperty()));
        corner.add(toggleButton(commands.get(SQUEEZE), view.squeezeProperty()));
        view.setCorner(corner);
        List<MenuItem> items = new ArrayList<>();
        for (String id : menu()) {
            items.add(id.isEmpty() ? new SeparatorMenuItem() : CommandNodes.contextItem(commands.get(id)));
        }
        view.setContextItems(items);
        return view;
    }

    private static ToggleButton toggleButton(Command command, BooleanProperty property) {
        ToggleButton button = new ToggleButton();
        button.setId("toggle-" + command.id());
        if (command.icon() != null) {
            button.setGraphic(command.icon().node());
        }
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("quiet-toggle", "small");
        button.setAccessibleText(command.plainTitle());
        button.setTooltip(new Tooltip(command.tooltip()));
        button.selectedProperty().bindBidirectional(property);
        return button;
    }
}
