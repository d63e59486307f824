package dev.durascope.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    Path home;

    private Path file() {
        return home.resolve("config/settings.json");
    }

    @Test
    void aFirstStartHasTheDefaults() {
        try (SettingsFile settings = new SettingsFile(file())) {
            assertThat(settings.get()).isEqualTo(Settings.DEFAULT);
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatWasChangedIsThereAtTheNextStart() {
        try (SettingsFile settings = new SettingsFile(file())) {
            settings.change(s -> s.withTheme("dark").withDivider("lower", 0.6).withColumn("t.name", 120));
            settings.change(s ->
                    s.withWindow(new Settings.Bounds(1, 2, 960, 640, false)).withSidebar(false));
            settings.change(s -> s.withHiddenPanes(List.of("console"))
                    .withFrontPane("history")
                    .withRecentCommands(List.of("run.stop", "file.open")));
        }
        try (SettingsFile settings = new SettingsFile(file())) {
            Settings read = settings.get();
            assertThat(read.theme()).isEqualTo("dark");
            assertThat(read.dividers()).containsEntry("lower", 0.6);
            assertThat(read.columns()).containsEntry("t.name", 120.0);
            assertThat(read.window()).isEqualTo(new Settings.Bounds(1, 2, 960, 640, false));
            assertThat(read.sidebar()).isFalse();
            assertThat(read.hiddenPanes()).containsExactly("console");
            assertThat(read.frontPane()).isEqualTo("history");
            assertThat(read.recentCommands()).containsExactly("run.stop", "file.open");
            assertThat(read.withoutDividers().dividers()).isEmpty();
        }
        assertThat(home.resolve("config/settings.json.new")).doesNotExist();
    }

    @Test
    void jdksForHandlersAreKeptOnceEachAndReadByWhoeverOnlyLooks() throws IOException {
        Path jdk = Path.of("/opt/my-jdk");
        try (SettingsFile settings = new SettingsFile(file())) {
            settings.change(s -> s.withJdk(jdk).withJdk(jdk));
        }
        assertThat(SettingsFile.peek(file()).jdkHomes()).containsExactly(jdk);
        Files.writeString(file(), "no JSON");
        assertThat(SettingsFile.peek(file())).isEqualTo(Settings.DEFAULT);
        assertThat(file()).as("only looked at").hasContent("no JSON");
    }

    @Test
    void theFileIsReadable() throws IOException {
        try (SettingsFile settings = new SettingsFile(file())) {
            settings.change(s -> s.withTheme("light"));
        }

        assertThat(Files.readString(file())).contains("\"theme\" : \"light\"").contains("\n");
    }

    @Test
    void membersThatAreMissingOrUnknownDoNoHarm() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"theme\": null, \"fromTheFuture\": 1}");
        try (SettingsFile settings = new SettingsFile(file())) {
            assertThat(settings.get().theme()).isEqualTo("system");
            assertThat(settings.get().columns()).isEmpty();
            assertThat(settings.get().timeline()).isEqualTo(Settings.Timeline.DEFAULT);
        }
    }

    @Test
    void aFileThatCannotBeReadIsKeptBesideAndBegunAnew() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{broken");
        try (SettingsFile settings = new SettingsFile(file())) {
            assertThat(settings.get()).isEqualTo(Settings.DEFAULT);
        }
        assertThat(home.resolve("config/settings.json.unreadable")).hasContent("{broken");
    }
}
