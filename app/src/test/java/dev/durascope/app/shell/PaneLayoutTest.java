package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaneLayoutTest {
    @TempDir
    Path home;

    private SettingsFile settings() {
        return new SettingsFile(home.resolve("settings.json"));
    }

    @Test
    void atFirstEverythingIsShown() {
        try (SettingsFile settings = settings()) {
            PaneLayout layout = new PaneLayout(settings);
            assertThat(Pane.values()).allMatch(layout::isShown);
            assertThat(layout.sidebarProperty().get()).isTrue();
            assertThat(layout.anyMaximizedProperty().get()).isFalse();
            assertThat(layout.front()).isNull();
        }
    }

    @Test
    void whatIsHiddenAndWhatIsInFrontIsThereAtTheNextStart() {
        try (SettingsFile settings = settings()) {
            PaneLayout layout = new PaneLayout(settings);
            layout.show(Pane.CONSOLE, false);
            layout.show(Pane.INSPECTOR, false);
            layout.show(Pane.INSPECTOR, true);
            layout.showSidebar(false);
            layout.front(Pane.CALLBACKS);
            layout.maximize(Pane.HISTORY);
        }
        try (SettingsFile settings = settings()) {
            PaneLayout layout = new PaneLayout(settings);
            assertThat(layout.isShown(Pane.CONSOLE)).isFalse();
            assertThat(layout.isShown(Pane.INSPECTOR)).isTrue();
            assertThat(layout.sidebarProperty().get()).isFalse();
            assertThat(layout.front()).isEqualTo(Pane.CALLBACKS);
            assertThat(layout.anyMaximizedProperty().get()).as("for now only").isFalse();
        }
    }

    @Test
    void operationsStayShown() {
        try (SettingsFile settings = settings()) {
            PaneLayout layout = new PaneLayout(settings);
            layout.show(Pane.OPERATIONS, false);
            assertThat(layout.isShown(Pane.OPERATIONS)).isTrue();
        }
    }

    @Test
    void aHiddenPaneThatIsMaximizedIsShownAndOneThatIsHiddenGivesTheRoomBack() {
        try (SettingsFile settings = settings()) {
            PaneLayout layout = new PaneLayout(settings);
            layout.show(Pane.HISTORY, false);
            layout.maximize(Pane.HISTORY);
            assertThat(layout.isShown(Pane.HISTORY)).isTrue();
            assertThat(layout.maximizedProperty().get()).isEqualTo(Pane.HISTORY);
            layout.show(Pane.HISTORY, false);
            assertThat(layout.maximizedProperty().get()).isNull();
        }
    }

    @Test
    void aResetShowsAllAndForgetsWhereSplitsWere() {
        try (SettingsFile settings = settings()) {
            settings.change(s -> s.withDivider("lower", 0.3));
            PaneLayout layout = new PaneLayout(settings);
            layout.show(Pane.CONSOLE, false);
            layout.showSidebar(false);
            layout.maximize(Pane.HISTORY);
            List<Number> resets = new ArrayList<>();
            layout.resetsProperty().addListener((o, before, now) -> resets.add(now));
            layout.reset();
            assertThat(Pane.values()).allMatch(layout::isShown);
            assertThat(layout.sidebarProperty().get()).isTrue();
            assertThat(layout.maximizedProperty().get()).isNull();
            assertThat(settings.get().dividers()).isEmpty();
            assertThat(settings.get().hiddenPanes()).isEmpty();
            assertThat(resets).hasSize(1);
        }
    }

    @Test
    void unknownNamesInTheFileDoNoHarm() {
        try (SettingsFile settings = settings()) {
            settings.change(s -> s.withPane("operations", false)
                    .withPane("from-the-future", false)
                    .withFrontPane("from-the-future"));
            PaneLayout layout = new PaneLayout(settings);
            assertThat(Arrays.stream(Pane.values())).allMatch(layout::isShown);
            assertThat(layout.front()).isNull();
        }
    }
}
