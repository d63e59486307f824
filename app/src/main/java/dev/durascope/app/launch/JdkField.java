package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Copy;
import dev.durascope.icons.DurascopeIcons;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The choice of a JDK: those that were found, or a directory. */
final class JdkField extends VBox {

    /** @param ask asks for a JDK's directory; empty when the user thinks better of it */
    JdkField(JdkSelection jdks, Supplier<Optional<Path>> ask) {
        getStyleClass().add("labelled");
        Label title = new Label(text("launch.jdk"));
        title.getStyleClass().add("field-name");
        ComboBox<JdkEntry> choice = new ComboBox<>(jdks.entries());
        choice.setId("jdk");
        choice.setAccessibleText(text("launch.jdk"));
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setMinWidth(0);
        choice.setPrefWidth(1);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable JdkEntry entry) {
                return entry == null ? "" : entry.text();
            }

            @Override
            public @Nullable JdkEntry fromString(String text) {
                return null;
            }
        });
        choice.setValue(jdks.chosenProperty().get());
        // Not bound both ways: the list being replaced clears a combo box for a moment, which is nobody's choice.
        choice.valueProperty().addListener((o, before, now) -> {
            if (now != null) {
                jdks.chosenProperty().set(now);
            }
        });
        jdks.chosenProperty().addListener((o, before, now) -> choice.setValue(now));
        Tooltip whole = new Tooltip();
        whole.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> jdks.chosenProperty().get().text(), jdks.chosenProperty()));
        choice.setTooltip(whole);
        HBox.setHgrow(choice, Priority.ALWAYS);
        Button other = Copy.iconButton(DurascopeIcons.OPEN, text("launch.jdk.choose"));
        other.setId("jdk-other");
        other.setOnAction(e -> ask.get().ifPresent(jdks::choose));
        HBox line = new HBox(choice, other);
        line.getStyleClass().add("field-line");
        Label problem = new Label();
        problem.setId("jdk-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(jdks.problemProperty());
        problem.visibleProperty().bind(jdks.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(title, line, problem);
    }
}
