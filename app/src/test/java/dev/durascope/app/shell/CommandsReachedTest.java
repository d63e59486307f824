package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.command.Command;
import dev.durascope.app.palette.PaletteEntry;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.GeneratedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final Map<String, String> SIGNS = Map.of(
            "Open Bracket", "[",
            "Close Bracket", "]",
            "Equals", "=",
            "Minus", "-",
            "Add", "+ (keypad)",
            "Subtract", "- (keypad)");

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

    @Test
    void thePageOfKeysListsEveryCommandUnderItsMenu() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Commands and keys of the window

                Every command stands in a menu and is found with *Find Command* (Ctrl+Shift+A); F1 shows the keys in the window. On macOS, Cmd stands
                for Ctrl. This page is made from the program.
                """);
        MainMenu bar = (MainMenu) scenes.window().scene().lookup(".menu-bar");
        for (Menu menu : bar.getMenus()) {
            Map<String, MenuItem> items = new LinkedHashMap<>();
            collect(menu, items);
            page.append("\n## %s\n\n| command | key | |\n|---|---|---|\n".formatted(menu.getText()));
            for (Command command : commands()) {
                if (items.containsKey("menu-" + command.id())) {
                    page.append("| %s |%s | %s |\n".formatted(command.title(), keyOf(command), command.description()));
                }
            }
        }
        GeneratedPage.check("keys.md", page.toString());
    }

    /** As people write it, with a blank before it. */
    private static String keyOf(Command command) {
        if (command.key() == null) {
            return "";
        }
        String name = command.key().getName();
        String letter = name.substring(name.lastIndexOf('+') + 1);
        String modifiers = Stream.of("Shortcut", "Alt", "Shift")
                .filter(modifier -> name.contains(modifier + "+"))
                .map(modifier -> modifier + "+")
                .collect(Collectors.joining());
        return " " + modifiers.replace("Shortcut", "Ctrl") + SIGNS.getOrDefault(letter, letter);
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
                        .matches("F\\d+|Home|End|Esc|.*\\+.*");
            }
        });
        String shown = scenes.window().commands().get(WindowCommands.OPEN).key().getDisplayText();
        assertThat(shown).isEqualTo(System.getProperty("os.name").startsWith("Mac") ? "⌘O" : "Ctrl+O");
    }
}
