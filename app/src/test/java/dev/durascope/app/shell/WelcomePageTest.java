package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WelcomePageTest {
    private static final int FILES = 24;

    @TempDir
    Path home;

    private PictureScenes scenes;
    private ScrollPane page;
    private ListView<?> list;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        scenes = new PictureScenes(home);
        scenes.openedBefore(FILES);
        scenes.open();
        Fx.pulse();
        Fx.pulse();
        page = (ScrollPane) scenes.window().scene().lookup(".welcome-scroll");
        list = (ListView<?>) scenes.window().scene().lookup("#recent");
    }

    @AfterEach
    void close() {
        scenes.close();
    }

    @Test
    void aProjectHasItsCardBesideTheJars() {
        assertThat(Fx.get(() -> scenes.window().scene().getRoot().lookupAll(".welcome-action").stream()
                        .filter(card -> !card.isDisabled())
                        .map(Node::getAccessibleText)
                        .toList()))
                .containsSubsequence("Open Jar", "Open Project", "Open History", "Attach to Function");
    }

    @Test
    void onlyThePageScrolls() {
        assertThat(list.getItems()).hasSize(FILES);
        assertThat(Fx.get(() -> list.lookupAll(".scroll-bar").stream()
                        .map(ScrollBar.class::cast)
                        .noneMatch(Node::isVisible)))
                .isTrue();

        Fx.run(() -> Event.fireEvent(list.lookup(".list-cell"), wheel()));
        Fx.await("the page scrolled by the wheel over the list", () -> page.getVvalue() > 0);
    }

    @Test
    void thePageFollowsTheSelectedRow() {
        Fx.run(() -> list.requestFocus());
        press(KeyCode.END);
        Fx.await("the last row in view", () -> list.getSelectionModel().getSelectedIndex() == FILES - 1 && isSeen());
        press(KeyCode.HOME);
        Fx.await("the first row in view", () -> list.getSelectionModel().getSelectedIndex() == 0 && isSeen());
    }

    private void press(KeyCode key) {
        Fx.run(() ->
                Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
    }

    /** Whether the selected row lies in what is seen of the page. */
    private boolean isSeen() {
        Bounds all = list.localToScene(list.getLayoutBounds());
        double cell = list.getFixedCellSize();
        double top = all.getMinY() + cell * list.getSelectionModel().getSelectedIndex();
        Bounds seen = page.localToScene(page.getLayoutBounds());
        return top >= seen.getMinY() - 1 && top + cell <= seen.getMaxY() + 1;
    }

    private static ScrollEvent wheel() {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                0,
                0,
                0,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                -40,
                0,
                -40,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }
}
