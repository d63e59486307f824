package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.breakpoints.KnownName;
import dev.durascope.app.breakpoints.RunToDialog;
import dev.durascope.app.cloud.AttachDialog;
import dev.durascope.app.cloud.CloudDialogs;
import dev.durascope.app.cloud.CloudPlace;
import dev.durascope.app.cloud.CloudQuestions;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.time.FactorDialog;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds in every state of the window holds in its dialogs as well. */
@Timeout(120)
class DialogWalkTest {
    @TempDir
    Path home;

    /** A dialog, and what opens it. */
    enum Asked {
        POSITION {
            @Override
            void ask(PictureScenes scenes, Path home) {
                PositionDialog.ask(scenes.stage());
            }
        },
        RUN_TO {
            @Override
            void ask(PictureScenes scenes, Path home) {
                askRunTo(scenes);
            }
        },
        OWN_EDITOR {
            @Override
            void ask(PictureScenes scenes, Path home) {
                OwnEditorDialog.ask(
                        scenes.stage(), scenes.window().model().services().settings());
            }
        },
        KEYS {
            @Override
            void ask(PictureScenes scenes, Path home) {
                scenes.window().commands().get(WindowCommands.KEYS).run();
            }
        },
        PREFERENCES {
            @Override
            void ask(PictureScenes scenes, Path home) {
                scenes.window().preferences();
            }
        },
        ABOUT {
            @Override
            void ask(PictureScenes scenes, Path home) {
                scenes.window().commands().get(WindowCommands.ABOUT).run();
            }
        },
        CLOSE_WHILE_RUNNING {
            @Override
            void ask(PictureScenes scenes, Path home) {
                CloseDialog.ofRunning(scenes.stage(), 2);
            }
        },
        CLOSE_WHILE_STOPPED {
            @Override
            void ask(PictureScenes scenes, Path home) {
                Stop stop = new Stop(
                        1,
                        Journals.arn("OrderProcessor", "order-4711"),
                        StopPoint.BEFORE_APPLY,
                        2,
                        List.of(new Hit("b", "pay", false, 1)),
                        List.of("pay"),
                        Map.of("pay", "process-payment"),
                        Map.of(),
                        true,
                        Journals.START);
                CloseDialog.ofStopped(scenes.stage(), Collections.nCopies(6, stop));
            }
        },
        SPEED {
            @Override
            void ask(PictureScenes scenes, Path home) {
                FactorDialog.ask(scenes.stage(), TimeMode.SKIP);
            }
        },
        ATTACH {
            @Override
            void ask(PictureScenes scenes, Path home) {
                WindowModel model = scenes.window().model();
                model.services()
                        .settings()
                        .change(s -> s.withAttached(new Settings.Attached("orders:prod", "shop", "eu-west-1", "")));
                AttachDialog.ask(scenes.stage(), model.cloud(), model.cloud().form());
            }
        },
        CONFIRM_ON_AWS {
            @Override
            void ask(PictureScenes scenes, Path home) {
                new CloudDialogs(scenes.stage()).confirm("Complete Callback", ON_AWS);
            }
        },
        STOP_ON_AWS {
            @Override
            void ask(PictureScenes scenes, Path home) {
                new CloudDialogs(scenes.stage()).stop(ON_AWS);
            }
        },
        START_ON_AWS {
            @Override
            void ask(PictureScenes scenes, Path home) {
                new CloudDialogs(scenes.stage())
                        .start(ON_AWS, new CloudQuestions.Start("{\"orderId\": 4711", "", true));
            }
        },
        FORK {
            @Override
            void ask(PictureScenes scenes, Path home) {
                ForkScene.plan(scenes, "\"refused\"");
            }
        },
        FORK_REFUSED {
            @Override
            void ask(PictureScenes scenes, Path home) {
                ForkScene.plan(scenes, "{\"paid\": tru}");
            }
        },
        COMPARISON {
            @Override
            void ask(PictureScenes scenes, Path home) {
                ForkScene.compare(scenes);
            }
        },
        EXPORT_TEST {
            @Override
            void ask(PictureScenes scenes, Path home) {
                TestExportScene.show(scenes, home);
            }
        },
        NOTIFICATIONS {
            @Override
            void ask(PictureScenes scenes, Path home) {
                SupportScene.notifications(scenes);
            }
        },
        CRASH_REPORT {
            @Override
            void ask(PictureScenes scenes, Path home) {
                SupportScene.crash(scenes);
            }
        },
        RUN_CONFIGURATIONS {
            @Override
            void ask(PictureScenes scenes, Path home) {
                IdeScene.ask(scenes, home);
            }
        };

        private static final CloudPlace ON_AWS =
                new CloudPlace("123456789012", "eu-west-1", "order-processor:$LATEST", "order-4711");

        abstract void ask(PictureScenes scenes, Path home);
    }

    /** Asks for an operation in a run that has come halfway of the last one. */
    static void askRunTo(PictureScenes scenes) {
        RunToDialog.ask(
                scenes.stage(),
                FXCollections.observableArrayList(
                        new KnownName("confirmation", false),
                        new KnownName("persist", false),
                        new KnownName("validate", true),
                        new KnownName("process-payment", true)));
    }

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @ParameterizedTest
    @EnumSource
    void everyDialogIsNamedReachedAndReadInBothThemes(Asked asked) {
        try (PictureScenes scenes = new PictureScenes(home)) {
            WindowState.WELCOME.enter(scenes);
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                Fx.run(() -> scenes.window().theme(theme));
                Platform.runLater(() -> asked.ask(scenes, home));
                Fx.await("the dialog", () -> dialog() != null);
                Fx.pulse();
                Fx.pulse();
                Scene scene = Fx.get(DialogWalkTest::dialog);
                try {
                    assertThat(SceneWalkTest.unnamedIcons(scene)).isEmpty();
                    assertThat(SceneWalkTest.unnamedInputs(scene)).isEmpty();
                    assertThat(SceneWalkTest.cutTexts(scene)).isEmpty();
                    assertThat(SceneWalkTest.keyboardGaps(scene)).isEmpty();
                    WritableImage shown = Fx.get(() -> scene.snapshot(null));
                    Set<String> faint = new TreeSet<>();
                    Fx.run(() -> ShownContrastTest.collect(scene.getRoot(), shown, faint));
                    assertThat(faint).as(theme.id()).isEmpty();
                    assertThat(keepersOfEscape(scene)).isEmpty();
                    Fx.run(() -> Event.fireEvent(scene.getFocusOwner(), escape()));
                    Fx.await("closed by Esc", () -> !scene.getWindow().isShowing());
                } finally {
                    Fx.run(() -> scene.getWindow().hide());
                }
            }
        }
        Fx.check();
    }

    /** The stops of Tab from which Esc does not come to the dialog, which it is to close. */
    private static Set<Node> keepersOfEscape(Scene scene) {
        Set<Node> passed = new HashSet<>();
        Set<Node> keepers = new HashSet<>();
        AtomicBoolean came = new AtomicBoolean();
        // Kept from it here, or the first stop would close it.
        EventHandler<KeyEvent> catcher = e -> {
            came.set(e.getCode() == KeyCode.ESCAPE);
            e.consume();
        };
        Fx.run(() -> scene.getRoot().addEventHandler(KeyEvent.KEY_PRESSED, catcher));
        Node stop = SceneWalkTest.next(scene);
        while (passed.add(stop)) {
            Node pressed = stop;
            came.set(false);
            Fx.run(() -> Event.fireEvent(pressed, escape()));
            if (!came.get()) {
                keepers.add(pressed);
            }
            stop = SceneWalkTest.next(scene);
        }
        Fx.run(() -> scene.getRoot().removeEventHandler(KeyEvent.KEY_PRESSED, catcher));
        return keepers;
    }

    private static KeyEvent escape() {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);
    }

    /** The dialog that is shown; to be called on the window's thread. */
    static Scene dialog() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage
                        && window.isShowing()
                        && window.getScene().getRoot() instanceof DialogPane)
                .map(Window::getScene)
                .findFirst()
                .orElse(null);
    }
}
