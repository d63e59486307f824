package dev.durascope.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The settings' file, written by its user and by other processes while a window has it open. */
@Timeout(60)
class EditedSettingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BROKEN = "{\n  \"theme\": \"dark\",\n  \"density\" \"compact\"\n}\n";

    @TempDir
    Path home;

    private Path file() {
        return home.resolve("config/settings.json");
    }

    private void edit(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
    }

    private JsonNode onDisk() throws IOException {
        return JSON.readTree(file().toFile());
    }

    private List<Path> aside() throws IOException {
        try (Stream<Path> files = Files.list(file().getParent())) {
            return files.filter(each -> each.toString().contains(".broken-")).toList();
        }
    }

    /** Looks until what is written counts as whole. */
    private static void lookAgain(SettingsFile settings) {
        settings.look();
        settings.look();
    }

    @Test
    void anEditCountsAtTheNextLookAlsoWhereThereWasNoDirectory() throws IOException {
        try (SettingsFile settings = new SettingsFile(file())) {
            AtomicInteger woken = new AtomicInteger();
            settings.setWake(woken::incrementAndGet);
            settings.look();
            assertThat(settings.takeEdited()).isFalse();
            edit("{\"theme\": \"dark\"}");
            settings.look();
            assertThat(settings.get().theme()).isEqualTo("dark");
            assertThat(settings.takeEdited()).isTrue();
            assertThat(settings.takeEdited()).as("told once").isFalse();
            assertThat(woken).hasValue(1);
        }
        assertThat(file()).as("what nothing was set in").hasContent("{\"theme\": \"dark\"}");
    }

    @Test
    void theFileIsFollowedByItself() throws Exception {
        edit("{}");
        try (SettingsFile settings = new SettingsFile(file())) {
            CountDownLatch seen = new CountDownLatch(1);
            settings.setWake(seen::countDown);
            settings.follow();
            edit("{\"density\": \"compact\"}");
            assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(settings.get().density()).isEqualTo("compact");
        }
    }

    @Test
    void anEditorMayPutANewFileInThePlaceOfTheOld() throws IOException {
        edit("{\"theme\": \"dark\"}");
        try (SettingsFile settings = new SettingsFile(file())) {
            Files.delete(file());
            settings.look();
            assertThat(settings.get().theme()).as("between the two files").isEqualTo("dark");
            Path fresh = Files.writeString(home.resolve("config/fresh"), "{\"theme\": \"light\"}");
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
            settings.look();
            assertThat(settings.get().theme()).isEqualTo("light");
        }
    }

    @Test
    void aFileThatWasDeletedIsMadeAnewWithTheNextChange() throws IOException {
        edit("{\"theme\": \"dark\", \"mine\": 1}");
        try (SettingsFile settings = new SettingsFile(file())) {
            Files.delete(file());
            Files.delete(file().getParent());
            settings.look();
            settings.change(s -> s.withDensity("compact"));
        }
        assertThat(onDisk().path("theme").asText()).isEqualTo("dark");
        assertThat(onDisk().path("density").asText()).isEqualTo("compact");
        assertThat(onDisk().path("mine").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsWrittenChangesOnlyWhatWasChangedHere() throws IOException {
        edit("{\"theme\": \"light\", \"columns\": {\"gone\": 1, \"tree.name\": 10}, \"jdks\": [\"/jdk/a\"]}");
        try (SettingsFile settings = new SettingsFile(file())) {
            settings.change(s -> s.withDensity("compact").withColumn("tree.type", 20));
            settings.change(s -> s.withJdk(Path.of("/jdk/c")).withCollapsedIdle(true));
            settings.change(s -> s.withPane("console", false));
            edit(
                    "{\"theme\": \"dark\", \"columns\": {\"tree.name\": 11}, \"jdks\": [\"/jdk/b\"], \"mine\": {\"a\": [1]},"
                            + " \"timeline\": {\"squeeze\": true, \"zoom\": 3}, \"hiddenPanes\": [\"history\"]}");
            settings.flush();
            assertThat(settings.get().theme()).isEqualTo("dark");
            assertThat(settings.takeEdited()).isTrue();
        }
        JsonNode now = onDisk();
        assertThat(now.path("theme").asText()).isEqualTo("dark");
        assertThat(now.path("density").asText()).isEqualTo("compact");
        assertThat(now.path("columns")).isEqualTo(JSON.readTree("{\"tree.name\": 11.0, \"tree.type\": 20.0}"));
        assertThat(now.path("jdks")).isEqualTo(JSON.readTree("[\"/jdk/b\", \"/jdk/c\"]"));
        assertThat(now.path("mine")).isEqualTo(JSON.readTree("{\"a\": [1]}"));
        assertThat(now.path("timeline"))
                .isEqualTo(JSON.readTree("{\"squeeze\": true, \"zoom\": 3, \"collapseIdle\": true}"));
        assertThat(now.path("hiddenPanes")).isEqualTo(JSON.readTree("[\"history\", \"console\"]"));
        assertThat(aside()).isEmpty();
    }

    @Test
    void twoWindowsDoNotUndoEachOther() throws Exception {
        int windows = 4;
        int splits = 25;
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(windows)) {
            for (int window = 0; window < windows; window++) {
                String name = "w" + window + ".";
                all.add(threads.submit(() -> {
                    try (SettingsFile settings = new SettingsFile(file())) {
                        IntStream.range(0, splits).forEach(split -> {
                            settings.change(s -> s.withDivider(name + split, 0.5));
                            settings.flush();
                        });
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(SettingsFile.peek(file()).dividers()).hasSize(windows * splits);
    }

    @Test
    void aFileThatBreaksIsToldWithItsLineAndLeftToItsUserToMend() throws IOException {
        edit("{\"theme\": \"light\"}");
        try (SettingsFile settings = new SettingsFile(file())) {
            edit(BROKEN);
            lookAgain(settings);
            lookAgain(settings);
            assertThat(settings.get().theme()).isEqualTo("light");
            assertThat(settings.takeProblems())
                    .singleElement()
                    .asString()
                    .contains(file() + " has a syntax error at line 3", "what was set before counts");

            settings.change(s -> s.withColumn("tree.name", 70));
            settings.flush();
            assertThat(file()).as("what the window only remembers").hasContent(BROKEN);

            edit(BROKEN.replace("\" \"", "\": \""));
            settings.look();
            assertThat(settings.get().theme()).isEqualTo("dark");
            assertThat(settings.get().density()).isEqualTo("compact");
            settings.flush();
            assertThat(settings.takeProblems()).isEmpty();
        }
        assertThat(SettingsFile.peek(file()).theme()).isEqualTo("dark");
        assertThat(SettingsFile.peek(file()).columns()).containsEntry("tree.name", 70.0);
        assertThat(aside()).isEmpty();
    }

    @Test
    void aFileThatIsBrokenWhenTheWindowClosesStays() throws IOException {
        try (SettingsFile settings = new SettingsFile(file())) {
            edit(BROKEN);
            settings.change(s -> s.withFrontPane("history"));
        }
        assertThat(file()).hasContent(BROKEN);
    }

    @Test
    void aBrokenFileIsKeptAsideWhenSomethingIsSetInTheWindow() throws IOException {
        edit("{\"theme\": \"light\", \"mine\": 1}");
        try (SettingsFile settings = new SettingsFile(file())) {
            edit(BROKEN);
            lookAgain(settings);
            settings.takeProblems();
            settings.change(s -> s.withDensity("compact"));
            settings.flush();
            assertThat(settings.takeProblems()).singleElement().asString().contains("kept as settings.json.broken-");
        }
        assertThat(aside()).singleElement().satisfies(kept -> assertThat(kept).hasContent(BROKEN));
        assertThat(onDisk().path("theme").asText()).isEqualTo("light");
        assertThat(onDisk().path("density").asText()).isEqualTo("compact");
        assertThat(onDisk().path("mine").asInt()).isEqualTo(1);
    }

    @Test
    void aFileThatIsHalfWrittenIsWaitedFor() throws IOException {
        edit("{}");
        try (SettingsFile settings = new SettingsFile(file())) {
            edit("{\"theme\": \"da");
            settings.look();
            settings.change(s -> s.withDensity("compact"));
            edit("{\"theme\": \"dark\", \"jdks\": [");
            settings.flush();
            assertThat(file()).hasContent("{\"theme\": \"dark\", \"jdks\": [");
            edit("{\"theme\": \"dark\", \"jdks\": []}");
            settings.flush();
            assertThat(settings.takeProblems()).isEmpty();
        }
        assertThat(SettingsFile.peek(file()).theme()).isEqualTo("dark");
        assertThat(SettingsFile.peek(file()).density()).isEqualTo("compact");
        assertThat(aside()).isEmpty();
    }

    @Test
    void aMemberThatCannotBeWhatItSaysStaysAsItWasAndIsKeptAsideBeforeItIsWrittenOver() throws IOException {
        edit("{\"sidebar\": false}");
        try (SettingsFile settings = new SettingsFile(file())) {
            String edited = "{\"sidebar\": \"perhaps\", \"theme\": \"dark\"}";
            edit(edited);
            settings.look();
            assertThat(settings.get().sidebar()).isFalse();
            assertThat(settings.get().theme()).isEqualTo("dark");
            assertThat(settings.takeProblems())
                    .singleElement()
                    .asString()
                    .contains("\"sidebar\" cannot be \"perhaps\"", "what was set before counts");
            assertThat(aside()).isEmpty();
            settings.change(s -> s.withColumn("tree.name", 70));
            settings.flush();
            assertThat(aside())
                    .singleElement()
                    .satisfies(kept -> assertThat(kept).hasContent(edited));
        }
        assertThat(onDisk().path("sidebar").asBoolean(true)).isFalse();
    }

    @Test
    void whatIsLeftOutOfAnEditedFileHasItsDefault() throws IOException {
        edit("{\"theme\": \"dark\", \"density\": \"compact\"}");
        try (SettingsFile settings = new SettingsFile(file())) {
            edit("{\"density\": \"compact\"}");
            settings.look();
            assertThat(settings.get().theme()).isEqualTo("system");
        }
    }

    @Test
    void aFileThatCannotBeReadForAWhileIsToldOnceAndTakenInAfterwards() throws IOException {
        edit("{\"theme\": \"dark\"}");
        try (SettingsFile settings = new SettingsFile(file())) {
            Files.delete(file());
            Files.createDirectory(file());
            settings.look();
            settings.change(s -> s.withDensity("compact"));
            settings.flush();
            assertThat(settings.takeProblems())
                    .singleElement()
                    .asString()
                    .contains(file() + " cannot be read", "what was set before counts");
            assertThat(settings.get().theme()).isEqualTo("dark");
            Files.delete(file());
            edit("{\"theme\": \"dark\", \"mine\": 1}");
            settings.flush();
        }
        assertThat(onDisk().path("density").asText()).isEqualTo("compact");
        assertThat(onDisk().path("mine").asInt()).isEqualTo(1);
    }

    @Test
    void aFileThatIsOnlyReadIsFollowedTooAndWhatWasSetHereHolds() throws IOException {
        edit("{\"theme\": \"dark\"}");
        try (SettingsFile settings = SettingsFile.onlyRead(file())) {
            settings.change(s -> s.withDensity("compact"));
            edit("{\"theme\": \"light\"}");
            settings.look();
            assertThat(settings.get().theme()).isEqualTo("light");
            assertThat(settings.get().density()).isEqualTo("compact");
        }
        assertThat(file()).hasContent("{\"theme\": \"light\"}");
    }
}
