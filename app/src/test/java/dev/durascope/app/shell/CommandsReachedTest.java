package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.command.Command;
import dev.durascope.app.palette.PaletteEntry;
import dev.durascope.app.testing.Fx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every command is found in a menu and in the palette, and its key is its own. */
@Timeout(60)
class CommandsReachedTest {
    @TempDir
    Path home;

    private PictureScenes scenes;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        scenes = new PictureScenes(home);
        WindowState.RUNNING.enter(scenes);
    }

    @AfterEach
    void close() {
        scenes.close();
    }

    private List<Command> commands() {
        return scenes.window().commands().all();
    }

    @Test
    void everyCommandStandsInAMenuUnderItsTitleWithItsKey() {
        Map<String, MenuItem> items = new HashMap<>();
        MainMenu bar = (MainMenu) scenes.window().scene().lookup(".menu-bar");
        bar.getMenus().forEach(menu -> collect(menu, items));
        assertThat(commands()).hasSizeGreaterThan(30).allSatisfy(command -> {
            MenuItem item = items.get("menu-" + command.id());
            assertThat(item).as(command.id()).isNotNull();
            assertThat(item.getText()).startsWith(command.title());
            assertThat(item.getAccelerator()).isEqualTo(command.key());
        });
    }

    private static void collect(MenuItem item, Map<String, MenuItem> into) {
        if (item.getId() != null) {
            into.put(item.getId(), item);
        }
        if (item instanceof Menu menu) {
            menu.getItems().forEach(inner -> collect(inner, into));
        }
    }

    @Test
    void everyCommandIsFoundInThePaletteWithItsMenu() {
        Fx.run(() -> scenes.window().palette());
        List<PaletteEntry> entries = new ArrayList<>();
        Fx.run(() -> entries.addAll(palette().entries()));
        assertThat(entries).extracting(PaletteEntry::command).containsExactlyInAnyOrderElementsOf(commands());
        assertThat(entries).allSatisfy(entry -> assertThat(entry.path()).isNotBlank());
        for (Command command : commands()) {
            List<Command> found = new ArrayList<>();
            Fx.run(() -> {
                palette().typedProperty().set(command.plainTitle());
                palette().entries().forEach(entry -> found.add(entry.command()));
            });
            assertThat(found).as(command.plainTitle()).contains(command);
        }
    }

    private dev.durascope.app.palette.PaletteModel palette() {
        return ((MainView) scenes.window().scene().getRoot()).palette();
    }

    @Test
    void noTwoCommandsShareAKeyOnAnyPlatform() {
        Map<String, String> onCtrl = new HashMap<>();
        Map<String, String> onCmd = new HashMap<>();
        for (Command command : commands()) {
            if (command.key() != null) {
                String key = command.key().getName();
                assertThat(onCtrl.put(key.replace("Shortcut", "Ctrl"), command.id()))
                        .as("another command with " + key)
                        .isNull();
                assertThat(onCmd.put(key.replace("Shortcut", "Meta"), command.id()))
                        .as("another command with " + key)
                        .isNull();
            }
        }
        assertThat(onCtrl).hasSizeGreaterThan(20);
    }

    @Test
    void keysNameThePlatformsModifierAndNoOtherPlatformsOwn() {
        assertThat(commands()).allSatisfy(command -> {
            KeyCombination key = command.key();
            if (key != null) {
                assertThat(key.getControl()).as(command.id()).isEqualTo(ModifierValue.UP);
                assertThat(key.getMeta()).as(command.id()).isEqualTo(ModifierValue.UP);
                assertThat(key.getName())
                        .as("letters and digits alone belong to the text that is typed")
                        .matches("F\\d+|Home|End|.*\\+.*");
            }
        });
        String shown = scenes.window().commands().get(WindowCommands.OPEN).key().getDisplayText();
        assertThat(shown).isEqualTo(System.getProperty("os.name").startsWith("Mac") ? "⌘O" : "Ctrl+O");
    }
}
