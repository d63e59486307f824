package dev.durascope.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

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
            settings.change(s -> s.withPane("console", false)
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
    void whatTheFileLeavesOutHasItsDefault() throws IOException {
        write("{\"theme\": null, \"timeline\": {\"squeeze\": true}, \"editor\": {\"choice\": \"own\"}}");
        try (SettingsFile settings = new SettingsFile(file())) {
            assertThat(settings.get().theme()).isEqualTo("system");
            assertThat(settings.get().columns()).isEmpty();
            assertThat(settings.get().sidebar()).isTrue();
            assertThat(settings.get().timeline()).isEqualTo(new Settings.Timeline(false, true));
            assertThat(settings.get().editor()).isEqualTo(new Settings.Editor("own", ""));
            assertThat(settings.takeProblems()).isEmpty();
        }
    }

    @Test
    void whatThisVersionDoesNotKnowIsKept() throws IOException {
        write(
                "{\"fromTheFuture\": {\"a\": [1]}, \"theme\": \"dark\", \"timeline\": {\"zoom\": 3}, \"dividers\": {\"a\": 0.5}}");
        try (SettingsFile settings = new SettingsFile(file())) {
            settings.change(s -> s.withTheme("light")
                    .withTimeline(new Settings.Timeline(true, false))
                    .withoutDividers());
        }
        assertThat(JSON.readTree(file().toFile()))
                .isEqualTo(JSON.readTree(with(
                        JSON.valueToTree(Settings.DEFAULT),
                        "{\"fromTheFuture\": {\"a\": [1]}, \"theme\": \"light\","
                                + " \"timeline\": {\"zoom\": 3, \"collapseIdle\": true, \"squeeze\": false}}")));
    }

    private static byte[] with(ObjectNode tree, String members) throws IOException {
        tree.setAll((ObjectNode) JSON.readTree(members));
        return JSON.writeValueAsBytes(tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{broken           | has a syntax error at line 1, column 2",
                "'{\"theme\": \"da' | has a syntax error at line 1",
                "{} and more       | has a syntax error at line 1",
                "[1, 2]            | is no JSON object",
                "''                | is empty"
            })
    void aFileThatIsNoJsonIsKeptAsideUnderTheDateAndSaid(String text, String why) throws IOException {
        write(text);
        try (SettingsFile settings = new SettingsFile(file())) {
            assertThat(settings.get()).isEqualTo(Settings.DEFAULT);
            Path aside = aside();
            assertThat(aside.getFileName().toString())
                    .matches("settings\\.json\\.broken-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d");
            assertThat(Files.readString(aside)).isEqualTo(text);
            assertThat(settings.takeProblems())
                    .singleElement()
                    .asString()
                    .contains(
                            file() + " " + why,
                            "the default settings are used",
                            "kept as " + aside.getFileName() + ".");
            assertThat(settings.takeProblems()).as("said once").isEmpty();
            settings.change(s -> s.withTheme("dark"));
        }
        assertThat(SettingsFile.peek(file()).theme()).isEqualTo("dark");
    }

    private Path aside() throws IOException {
        try (Stream<Path> files = Files.list(file().getParent())) {
            return files.filter(each -> each.toString().contains(".broken-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aMemberThatCannotBeWhatItSaysHasItsDefaultAndTheOthersCount() throws IOException {
        write("{\"theme\": \"dark\", \"sidebar\": \"perhaps\", \"jdks\": {\"a\": 1}, \"frontPane\": \"history\"}");
        try (SettingsFile settings = new SettingsFile(file())) {
            assertThat(settings.get().theme()).isEqualTo("dark");
            assertThat(settings.get().frontPane()).isEqualTo("history");
            assertThat(settings.get().sidebar()).isTrue();
            assertThat(settings.get().jdks()).isEmpty();
            assertThat(settings.takeProblems())
                    .singleElement()
                    .asString()
                    .contains(
                            "\"sidebar\" cannot be \"perhaps\"",
                            "\"jdks\" cannot be {\"a\":1}",
                            "kept as settings.json.broken-");
        }
        assertThat(aside()).content().contains("perhaps");
    }

    @Test
    void aTimeModeIsKeptAsTheCommandLineWritesItAndOneThatIsNoneDoesNotCount() throws IOException {
        try (SettingsFile settings = new SettingsFile(file())) {
            assertThat(settings.get().firstTimeMode()).isEqualTo(TimeMode.SKIP);
            settings.change(s -> s.withTimeMode(TimeMode.scaled(60)));
        }
        assertThat(Files.readString(file())).contains("\"timeMode\" : \"scaled:60\"");
        assertThat(SettingsFile.peek(file()).firstTimeMode()).isEqualTo(TimeMode.scaled(60));

        write("{\"timeMode\": \"fast\", \"theme\": \"dark\"}");
        try (SettingsFile settings = new SettingsFile(file())) {
            assertThat(settings.get().firstTimeMode()).isEqualTo(TimeMode.SKIP);
            assertThat(settings.get().theme()).isEqualTo("dark");
            assertThat(settings.takeProblems()).singleElement().asString().contains("\"timeMode\" cannot be \"fast\"");
        }
    }

    @Test
    void aFullDiskLeavesTheOldFileWholeAndIsSaidOnce() throws IOException {
        assumeThat(Path.of("/dev/full")).exists();
        write("{\"theme\": \"dark\"}");
        Path fresh = file().resolveSibling("settings.json.new");
        try (SettingsFile settings = new SettingsFile(file())) {
            AtomicInteger woken = new AtomicInteger();
            settings.setWake(woken::incrementAndGet);
            for (String theme : List.of("light", "system")) {
                Files.createSymbolicLink(fresh, Path.of("/dev/full"));
                settings.change(s -> s.withTheme(theme));
                settings.flush();
                assertThat(file()).hasContent("{\"theme\": \"dark\"}");
                assertThat(fresh).doesNotExist();
            }
            assertThat(woken).hasValue(1);
            assertThat(settings.takeProblems())
                    .singleElement()
                    .asString()
                    .contains("settings cannot be kept", file().toString(), "No space left on device");
        }
        assertThat(SettingsFile.peek(file()).theme())
                .as("tried again when there is room")
                .isEqualTo("system");
    }

    @Test
    void aHomeThatCannotBeWrittenIsWorkedInAndSaidOnce() {
        // Where not even the administrator, who may run this test, can make a directory.
        Path readOnly = Path.of("/proc/durascope/settings.json");
        assumeThat(Path.of("/proc/self")).exists();
        try (SettingsFile settings = new SettingsFile(readOnly)) {
            assertThat(settings.takeProblems()).isEmpty();
            for (String theme : List.of("dark", "light")) {
                settings.change(s -> s.withTheme(theme));
                settings.flush();
            }
            assertThat(settings.get().theme()).isEqualTo("light");
            assertThat(settings.takeProblems())
                    .singleElement()
                    .asString()
                    .contains("settings cannot be kept", readOnly.toString(), "until Durascope is closed");
        }
    }

    @Test
    void aFileThatCannotBeReadIsNeverWrittenOver() throws IOException {
        Files.createDirectories(file());
        try (SettingsFile settings = new SettingsFile(file())) {
            settings.change(s -> s.withTheme("dark"));
            assertThat(settings.takeProblems())
                    .singleElement()
                    .asString()
                    .contains(file() + " cannot be read", "changes to them are not kept");
        }
        assertThat(file()).isEmptyDirectory();
    }

    @Test
    void aFileThatIsLinkedToStaysWhereItIs() throws IOException {
        Path elsewhere = Files.writeString(home.resolve("dotfiles.json"), "{}");
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), elsewhere);
        try (SettingsFile settings = new SettingsFile(file())) {
            settings.change(s -> s.withTheme("dark"));
        }
        assertThat(file()).isSymbolicLink();
        assertThat(SettingsFile.peek(elsewhere).theme()).isEqualTo("dark");
    }

    @Test
    void everyMemberIsDocumented() throws IOException {
        String page = Files.readString(Path.of("../docs/settings.md"));
        Stream.of(
                        Settings.class,
                        Settings.Bounds.class,
                        Settings.Editor.class,
                        Settings.Timeline.class,
                        Settings.Attached.class,
                        Settings.Exported.class)
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .forEach(member -> assertThat(page).contains("`" + member.getName() + "`"));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
    }
}
