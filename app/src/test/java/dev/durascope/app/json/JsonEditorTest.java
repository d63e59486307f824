package dev.durascope.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An editor as dialogs use it: made and filled before it is shown, put away, and shown again. */
@Timeout(60)
class JsonEditorTest {
    private final StringProperty text = new SimpleStringProperty("");
    private JsonEditor editor;
    private StackPane place;
    private Stage stage;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void make() {
        Fx.run(() -> {
            editor = new JsonEditor(text, "JSON");
            place = new StackPane(editor);
            stage = new Stage();
            stage.setScene(new Scene(place, 300, 200));
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::hide);
        Fx.pulse();
        Fx.check();
    }

    private void show() {
        Fx.run(stage::show);
        Fx.pulse();
    }

    private void set(String json) {
        Fx.run(() -> text.set(json));
        Fx.pulse();
    }

    /** What is drawn, and not only known. */
    private void awaitDrawn(String line) {
        Fx.await(
                line + " to be drawn",
                () -> editor.lookupAll(".paragraph-text").stream()
                        .anyMatch(each -> each.toString().contains(line) && each.isVisible()));
    }

    private String edited() {
        return Fx.get(() -> ((CodeArea) editor.focusTarget()).getText());
    }

    @Test
    void whatWasSetBeforeItsDialogIsShownIsDrawn() {
        set("{\"before\": 1}");
        show();
        awaitDrawn("before");
    }

    @Test
    void itIsFilledWhileItIsHiddenAndDrawnWhenItComes() {
        Fx.run(() -> {
            place.setVisible(false);
            place.setManaged(false);
        });
        show();
        set("{\"hidden\": 1}\n{\"line\": 2}");
        assertThat(edited()).isEqualTo("{\"hidden\": 1}\n{\"line\": 2}");
        Fx.run(() -> {
            place.setVisible(true);
            place.setManaged(true);
        });
        awaitDrawn("hidden");
    }

    @Test
    void aProblemIsGoneToInAnEditorThatIsNotShownYet() {
        set("{\"a\": 1,\n\"b\": }");
        Fx.run(() -> editor.goTo(JsonScanner.scan(text.get(), (kind, start, end) -> {})));
        show();
        awaitDrawn("\"b\"");
    }
}
