package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WindowTitleTest {
    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @Test
    void itNamesWhatIsShown() {
        try (PictureScenes scenes = new PictureScenes(home)) {
            Journals order = SampleOrders.failedOrder("order-126");
            scenes.openOn(order, TimeMode.SKIP);
            assertThat(title(scenes)).isEqualTo("OrderProcessor · order-126 — Durascope");

            scenes.openJar();
            assertThat(title(scenes)).isEqualTo("order-processor.jar — Durascope");

            scenes.openProject(PicturedCode.MODULES);
            Fx.await("the other code", () -> title(scenes).equals(PicturedCode.MODULES + " — Durascope"));

            scenes.show(order);
            assertThat(title(scenes)).isEqualTo("OrderProcessor · order-126 — Durascope");

            Fx.run(scenes.window().model()::showWelcome);
            assertThat(title(scenes)).isEqualTo("Durascope");
        }
    }

    private static String title(PictureScenes scenes) {
        return Fx.get(() -> scenes.stage().getTitle());
    }
}
