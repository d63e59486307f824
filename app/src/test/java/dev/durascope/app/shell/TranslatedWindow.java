package dev.durascope.app.shell;

import dev.durascope.app.testing.Fx;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.kordamp.ikonli.javafx.FontIcon;

/** The window in a process of its own, for a language is chosen when it starts: says each text of its states and dialogs. */
final class TranslatedWindow {
    /** Those that say something that no other one does. */
    private static final Set<WindowState> STATES = EnumSet.complementOf(EnumSet.of(
            WindowState.WELCOME,
            WindowState.LAUNCH,
            WindowState.LAUNCH_BAD_INPUT,
            WindowState.RETRY,
            WindowState.TIMELINE,
            WindowState.MAXIMIZED,
            WindowState.REPLAY_LEDGER,
            WindowState.ATTACHED_OUTPUT_REFUSED));

    private final Set<String> texts = new TreeSet<>();

    private TranslatedWindow() {}

    /** Writes a line for each text: where, and what. @param args a home for the settings */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path home = Path.of(args[0]);
        Fx.start();
        for (WindowState state : STATES) {
            TranslatedWindow window = new TranslatedWindow();
            try (PictureScenes scenes = new PictureScenes(home)) {
                state.enter(scenes);
                Fx.pulse();
                Fx.pulse();
                Fx.run(() -> window.read(scenes.window().scene(), scenes.stage()));
            }
            window.tell(out, state.name());
        }
        try (PictureScenes scenes = new PictureScenes(home)) {
            WindowState.WELCOME.enter(scenes);
            for (DialogWalkTest.Asked asked : DialogWalkTest.Asked.values()) {
                TranslatedWindow window = new TranslatedWindow();
                Platform.runLater(() -> asked.ask(scenes, home));
                Fx.await("the dialog", () -> DialogWalkTest.dialog() != null);
                Fx.pulse();
                Fx.pulse();
                Scene scene = Fx.get(DialogWalkTest::dialog);
                Fx.run(() -> window.read(scene, (Stage) scene.getWindow()));
                Fx.run(() -> scene.getWindow().hide());
                window.tell(out, asked.name());
            }
        }
        out.println("end");
        System.exit(0);
    }

    private void tell(PrintStream out, String where) {
        texts.forEach(text -> out.println(where + "\t" + text.replace("\n", "\\n")));
    }

    private void read(Scene scene, Stage stage) {
        add(stage.getTitle());
        visit(scene.getRoot());
    }

    private void visit(Node node) {
        if (!node.isVisible()) {
            return;
        }
        add(node.getAccessibleText());
        add(node.getAccessibleHelp());
        add(node.getAccessibleRoleDescription());
        if (node.getProperties().get("javafx.scene.control.Tooltip") instanceof Tooltip tooltip) {
            add(tooltip.getText());
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            add(control.getTooltip().getText());
        }
        switch (node) {
            case FontIcon icon -> {}
            case Text text when text.getParent() instanceof Labeled || isPiece(text) -> {}
            case Text text -> add(text.getText());
            case Labeled labeled -> add(labeled.getText());
            case TextInputControl input -> add(input.getPromptText());
            case MenuBar bar -> bar.getMenus().forEach(this::visit);
            case TabPane tabs -> tabs.getTabs().forEach(tab -> add(tab.getText()));
            case TableView<?> table -> table.getColumns().forEach(column -> add(column.getText()));
            default -> {}
        }
        if (node instanceof MenuButton button) {
            button.getItems().forEach(this::visit);
        }
        if (node instanceof Control control && control.getContextMenu() != null) {
            control.getContextMenu().getItems().forEach(this::visit);
        }
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(this::visit);
        }
    }

    /** Of a title of which the palette marks what was typed; the line says all of it as well. */
    private static boolean isPiece(Text text) {
        return text.getStyleClass().contains("palette-mark")
                || text.getStyleClass().contains("palette-text");
    }

    private void visit(MenuItem item) {
        add(item.getText());
        if (item instanceof Menu menu) {
            menu.getItems().forEach(this::visit);
        }
    }

    private void add(String text) {
        if (text != null && !text.isBlank()) {
            texts.add(text);
        }
    }
}
