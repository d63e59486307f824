package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.icons.DurascopeIcons;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Environment, system properties, AWS profile and JDK, folded away until somebody needs them. */
final class LaunchOptions extends TitledPane {

    /** @param askJdk asks for a JDK's directory */
    LaunchOptions(LaunchSettings settings, Supplier<Optional<Path>> askJdk) {
        setText(text("launch.options"));
        setId("launch-options");
        setExpanded(false);
        setAnimated(false);
        getStyleClass().add("launch-options");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("options-grid");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().addAll(half, half);
        grid.add(
                area(
                        text("launch.options.environment"),
                        text("launch.options.environment.prompt"),
                        settings.environmentProperty()),
                0,
                0);
        grid.add(
                area(
                        text("launch.options.properties"),
                        text("launch.options.properties.prompt"),
                        settings.systemPropertiesProperty()),
                1,
                0);
        grid.add(
                field(
                        text("launch.options.profile"),
                        text("launch.options.profile.prompt"),
                        "aws-profile",
                        settings.awsProfileProperty()),
                0,
                1);
        grid.add(new JdkField(settings.jdk(), askJdk), 1, 1);
        DevelopmentSettings development = settings.development();
        grid.add(
                field(
                        text("launch.options.sources"),
                        text("launch.options.sources.prompt"),
                        "launch-sources",
                        development.sourcesProperty()),
                0,
                2);
        CheckBox waits = new CheckBox(text("launch.options.wait"));
        waits.setId("debug-waits");
        waits.setTooltip(new Tooltip(text("launch.options.wait.tooltip")));
        waits.selectedProperty().bindBidirectional(development.waitsProperty());
        waits.setMinWidth(Region.USE_PREF_SIZE);
        VBox port = field(
                text("launch.options.port"),
                text("launch.options.port.prompt"),
                "debug-port",
                development.portProperty());
        HBox.setHgrow(port, Priority.ALWAYS);
        HBox debugger = new HBox(port, waits);
        debugger.getStyleClass().add("debugger-options");
        grid.add(debugger, 1, 2);
        Label withheld = new Label();
        withheld.setWrapText(true);
        FontIcon icon = DurascopeIcons.INFORMATION.node();
        withheld.textProperty().bind(settings.withheldProperty());
        HBox note = new HBox(icon, withheld);
        note.getStyleClass().add("note");
        note.visibleProperty().bind(settings.withheldProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        // What must be mended is not to be folded away.
        settings.withheldProperty().addListener((o, before, now) -> unfoldFor(now));
        settings.jdk().problemProperty().addListener((o, before, now) -> unfoldFor(now));
        VBox box = new VBox(note, grid);
        box.getStyleClass().add("options-box");
        setContent(box);
    }

    private void unfoldFor(String trouble) {
        if (!trouble.isEmpty()) {
            setExpanded(true);
        }
    }

    private static VBox area(String title, String prompt, StringProperty text) {
        TextArea area = new TextArea();
        area.textProperty().bindBidirectional(text);
        area.setPromptText(prompt);
        area.setAccessibleText(title);
        area.setPrefRowCount(3);
        area.getStyleClass().add("mono");
        area.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
                area.requestFocusTraversal(e.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                e.consume();
            }
        });
        return labelled(title, area);
    }

    private static VBox field(String title, String prompt, String id, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        field.setPromptText(prompt);
        field.setAccessibleText(title);
        return labelled(title, field);
    }

    private static VBox labelled(String title, Node control) {
        Label label = new Label(title);
        label.getStyleClass().add("field-name");
        VBox box = new VBox(label, control);
        box.getStyleClass().add("labelled");
        return box;
    }
}
