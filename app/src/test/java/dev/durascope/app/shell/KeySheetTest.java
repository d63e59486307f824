package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.KeySheet;
import dev.durascope.app.testing.Fx;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A question mark shows which key does what, to be searched and copied. */
@Timeout(60)
class KeySheetTest {

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @Test
    void aQuestionMarkShowsEveryKeyUnlessItIsTypedIntoAText(@TempDir Path home) {
        try (PictureScenes scenes = new PictureScenes(home)) {
            WindowState.LAUNCH.enter(scenes);
            Fx.run(() -> {
                Node input = scenes.window().scene().lookup(".json-area");
                input.requestFocus();
                type(input);
            });
            assertThat(Fx.get(DialogWalkTest::dialog))
                    .as("in the input's editor")
                    .isNull();

            Fx.run(() -> {
                Node elsewhere = scenes.window().scene().getRoot();
                elsewhere.requestFocus();
                type(elsewhere);
            });
            Fx.await("the sheet", () -> DialogWalkTest.dialog() != null);
            Scene sheet = Fx.get(DialogWalkTest::dialog);
            Fx.run(() -> {
                List<KeySheet.Line> lines = lines(sheet);
                assertThat(lines)
                        .extracting(KeySheet.Line::title)
                        .containsAll(scenes.window().commands().all().stream()
                                .filter(command -> command.key() != null)
                                .map(Command::plainTitle)
                                .toList())
                        .contains("Next and previous operation");
                ((TextField) sheet.lookup("#keys-field")).setText("run F10");
                assertThat(lines(sheet)).extracting(KeySheet.Line::title).contains("Run");
                assertThat(lines(sheet)).hasSizeLessThan(lines.size() / 4);
                ((TextField) sheet.lookup("#keys-field")).setText("fly to the moon");
                assertThat(lines(sheet)).isEmpty();
                sheet.getRoot().lookupAll(".button").stream()
                        .filter(node -> node instanceof Button button && "Copy All".equals(button.getText()))
                        .forEach(node -> ((Button) node).fire());
                assertThat(Clipboard.getSystemClipboard().getString()).contains("| F1 | Keys | Help |");
                sheet.getWindow().hide();
            });
        }
    }

    @SuppressWarnings("unchecked")
    private static List<KeySheet.Line> lines(Scene sheet) {
        return List.copyOf(((ListView<KeySheet.Line>) sheet.lookup("#keys")).getItems());
    }

    private static void type(Node into) {
        Event.fireEvent(into, new KeyEvent(KeyEvent.KEY_TYPED, "?", "?", KeyCode.UNDEFINED, true, false, false, false));
    }
}
