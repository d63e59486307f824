package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.durascope.app.look.Segments;
import dev.durascope.app.testing.Fx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.TreeView;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks through every node of every state of the window, at its smallest size, for what must hold everywhere. */
@Timeout(120)
class SceneWalkTest {
    /** Drawn by the skins of controls, which have keys for what these do. */
    private static final Set<String> SKIN_PARTS = Set.of(
            "increment-button",
            "decrement-button",
            "increment-arrow-button",
            "decrement-arrow-button",
            "tab-down-button",
            "arrow-button");

    /** Lists that the arrows of the field above them go through, which keeps the focus. */
    private static final Set<String> STEERED_BY_A_FIELD = Set.of("palette-list", "input-list");

    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @ParameterizedTest
    @EnumSource
    void everyNodeSaysWhatItIsShowsItsFocusAndHidesNoText(WindowState state) {
        walk(
                state,
                scene -> assertAll(
                        () -> assertThat(unnamedIcons(scene))
                                .as("buttons with an icon only and no name or tooltip")
                                .isEmpty(),
                        () -> assertThat(unnamedInputs(scene))
                                .as("inputs, lists and tables without a name")
                                .isEmpty(),
                        () -> assertThat(cutTexts(scene))
                                .as("texts that are cut and stand in no tooltip")
                                .isEmpty(),
                        () -> assertThat(cutTitles(scene))
                                .as("what is open and the tabs, in full where names are of usual length")
                                .isEmpty(),
                        () -> assertThat(keyboardGaps(scene))
                                .as("what the keyboard reaches and does not mark, or does not reach")
                                .isEmpty()));
    }

    static List<String> unnamedIcons(Scene scene) {
        List<String> found = new ArrayList<>();
        visit(scene, node -> {
            if (node instanceof ButtonBase button && showsIconOnly(button)) {
                if (isBlank(button.getAccessibleText()) || !hasTooltip(button) && !isCard(button)) {
                    found.add(describe(button));
                }
            }
        });
        return found;
    }

    static List<String> unnamedInputs(Scene scene) {
        List<String> found = new ArrayList<>();
        visit(scene, node -> {
            boolean needsName = node instanceof TextInputControl
                    || node instanceof ListView
                    || node instanceof TableView
                    || node instanceof ComboBoxBase;
            if (needsName && node.isFocusTraversable() && isBlank(node.getAccessibleText())) {
                found.add(describe(node));
            }
        });
        return found;
    }

    static List<String> cutTexts(Scene scene) {
        List<String> found = new ArrayList<>();
        visit(scene, node -> {
            // The text that a label draws itself, not the glyph of its icon, which is a text too.
            if (node instanceof Text text
                    && text.getParent() instanceof Labeled labeled
                    && text.getStyleClass().contains("text")
                    && isInside(scene, labeled)
                    && !labeled.isMnemonicParsing()
                    && !isBlank(labeled.getText())
                    && !text.getText().equals(labeled.getText())
                    && !hasTooltipAround(labeled)) {
                found.add(labeled.getText() + " is cut to " + text.getText() + " in " + describe(labeled));
            }
        });
        return found;
    }

    private static List<String> cutTitles(Scene scene) {
        List<String> found = new ArrayList<>();
        visit(scene, node -> {
            boolean title = node instanceof Label label
                    && (label.getStyleClass().contains("header-function")
                            || label.getStyleClass().contains("header-name"));
            if (title && ((Label) node).getWidth() < ((Label) node).prefWidth(-1)) {
                found.add(describe(node));
            }
            if (node.getStyleClass().contains("tab-down-button")
                    && node.getParent().isVisible()) {
                found.add("not every tab of " + node.getParent().getParent() + " has its place");
            }
        });
        return found;
    }

    /** Goes from stop to stop as Tab does, until it comes round, and looks for what it has not come to. */
    static List<String> keyboardGaps(Scene scene) {
        Set<Node> passed = new HashSet<>();
        List<String> found = new ArrayList<>();
        WritableImage before = snapshot(scene);
        Node held = scene.getFocusOwner();
        Node stop = next(scene);
        while (stop != null && passed.add(stop)) {
            WritableImage after = snapshot(scene);
            // Where there is but one stop, it has the focus all along.
            if (stop != held && isInside(scene, stop) && !differ(before, after, bounds(stop))) {
                found.add(describe(stop));
            }
            before = after;
            held = stop;
            stop = next(scene);
        }
        assertThat(passed).as("stops").isNotEmpty();
        visit(scene, node -> {
            if (isOperated(node) && !passed.contains(node) && !isInComposite(node, passed)) {
                found.add("Tab does not reach " + describe(node));
            }
        });
        return found;
    }

    /** Whether a user does something with a node itself, now: a part of another control's skin is not meant. */
    private static boolean isOperated(Node node) {
        boolean control = node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase
                || node instanceof ChoiceBox
                || node instanceof Slider
                || node instanceof ListView
                || node instanceof TableView
                || node instanceof TreeView
                || node instanceof TabPane
                || node instanceof TitledPane
                || node.isFocusTraversable();
        return control
                && !node.isDisabled()
                && isShown(node)
                && node.getStyleClass().stream().noneMatch(SKIN_PARTS::contains);
    }

    private static boolean isShown(Node node) {
        Bounds bounds = node.getLayoutBounds();
        return bounds.getWidth() > 0 && bounds.getHeight() > 0;
    }

    /**
     * What is one stop for Tab, inside of which other keys move, as everywhere: Alt opens the menus, arrows go along them
     * and from one choice of several to the next.
     */
    private static boolean isInComposite(Node node, Set<Node> passed) {
        if (node.getId() != null && STEERED_BY_A_FIELD.contains(node.getId())) {
            return true;
        }
        for (Parent around = node.getParent(); around != null; around = around.getParent()) {
            if (around instanceof MenuBar
                    || (around instanceof ListView || around instanceof TableView || around instanceof ComboBoxBase)
                            && passed.contains(around)
                    || around instanceof Segments
                            && passed.stream().anyMatch(around.getChildrenUnmodifiable()::contains)) {
                return true;
            }
        }
        return false;
    }

    /** Moves the focus to the next stop of Tab, and says what has it. */
    static Node next(Scene scene) {
        Fx.run(() -> {
            Node now = scene.getFocusOwner();
            (now == null ? scene.getRoot() : now).requestFocusTraversal(TraversalDirection.NEXT);
        });
        return scene.getFocusOwner();
    }

    private static WritableImage snapshot(Scene scene) {
        Fx.pulse();
        return Fx.get(() -> scene.snapshot(null));
    }

    private static Bounds bounds(Node node) {
        return Fx.get(() -> node.localToScene(node.getLayoutBounds()));
    }

    /** Whether a pixel in or just around an area is drawn otherwise. */
    private static boolean differ(WritableImage before, WritableImage after, Bounds area) {
        int right = (int) Math.min(before.getWidth(), area.getMaxX() + 3);
        int bottom = (int) Math.min(before.getHeight(), area.getMaxY() + 3);
        for (int y = (int) Math.max(0, area.getMinY() - 3); y < bottom; y++) {
            for (int x = (int) Math.max(0, area.getMinX() - 3); x < right; x++) {
                if (before.getPixelReader().getArgb(x, y)
                        != after.getPixelReader().getArgb(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void walk(WindowState state, Consumer<Scene> check) {
        try (PictureScenes scenes = new PictureScenes(home)) {
            state.enter(scenes);
            Fx.run(() -> {
                scenes.window().theme(Theme.LIGHT);
                scenes.stage().setWidth(DurascopeWindow.LEAST_WIDTH);
                scenes.stage().setHeight(DurascopeWindow.LEAST_HEIGHT);
            });
            Fx.await("the size", () -> scenes.window().scene().getWidth() == DurascopeWindow.LEAST_WIDTH);
            Fx.pulse();
            Fx.pulse();
            check.accept(scenes.window().scene());
        }
    }

    private static void visit(Scene scene, Consumer<Node> visitor) {
        Fx.run(() -> visit(scene.getRoot(), visitor));
    }

    private static void visit(Node node, Consumer<Node> visitor) {
        if (!node.isVisible()) {
            return;
        }
        visitor.accept(node);
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(child -> visit(child, visitor));
        }
    }

    private static boolean showsIconOnly(ButtonBase button) {
        boolean ours = !button.getStyleClass().contains("increment-button")
                && !button.getStyleClass().contains("decrement-button")
                && !button.getStyleClass().contains("tab-down-button");
        boolean wordless = isBlank(button.getText()) || button.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY;
        return ours && wordless;
    }

    /** A card says everything itself. */
    private static boolean isCard(ButtonBase button) {
        return button.getGraphic() instanceof Parent parent && holdsText(parent);
    }

    private static boolean holdsText(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .anyMatch(child -> child instanceof Label label && !isBlank(label.getText())
                        || child instanceof Parent inner && holdsText(inner));
    }

    private static boolean hasTooltip(Control control) {
        return control.getTooltip() != null && !isBlank(control.getTooltip().getText());
    }

    private static boolean hasTooltipAround(Node node) {
        for (Node around = node; around != null; around = around.getParent()) {
            if (around instanceof Control control && hasTooltip(control)
                    || around.getProperties().containsKey("javafx.scene.control.Tooltip")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInside(Scene scene, Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getWidth() > 0
                && bounds.getHeight() > 0
                && bounds.getMinX() >= 0
                && bounds.getMinY() >= 0
                && bounds.getMaxX() <= scene.getWidth()
                && bounds.getMaxY() <= scene.getHeight();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static String describe(Node node) {
        return node + " in " + node.getParent();
    }
}
