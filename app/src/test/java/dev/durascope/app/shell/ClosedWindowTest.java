package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A window that was closed is not kept in memory. */
@Timeout(120)
class ClosedWindowTest {
    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @Test
    void whatWasClosedIsLetGo() throws Exception {
        List<WeakReference<DurascopeWindow>> closed = new ArrayList<>();
        for (WindowState state : List.of(WindowState.WELCOME, WindowState.LAUNCH, WindowState.PALETTE)) {
            for (int i = 0; i < 2; i++) {
                closed.add(entered(state));
            }
        }
        // The toolkit may hold the window that was the last to have the focus.
        Fx.await("the windows to be let go", () -> {
            System.gc();
            return closed.stream().filter(each -> each.get() != null).count() <= 1;
        });
        assertThat(closed).hasSize(6);
    }

    private WeakReference<DurascopeWindow> entered(WindowState state) throws Exception {
        try (PictureScenes scenes = new PictureScenes(Files.createTempDirectory(home, "window"))) {
            state.enter(scenes);
            Fx.pulse();
            return new WeakReference<>(scenes.window());
        }
    }
}
