package dev.durascope.app.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.durascope.app.launch.StoredLaunches;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.recent.RecentEntry.Subject;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.testing.Inline;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.store.SqliteStore;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentModelTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Settings.Attached DEPLOYED = new Settings.Attached("orders:prod", "shop", "eu-west-1", "");

    @TempDir
    Path home;

    private final Inline background = new Inline();
    private final List<String> opened = new ArrayList<>();
    private Instant now = NOON;
    private SqliteStore store;
    private SettingsFile settings;
    private StoredLaunches memory;
    private RecentModel model;

    @BeforeEach
    void open() {
        store = SqliteStore.open(home.resolve("durascope.db"));
        settings = SettingsFile.unkept();
        memory = new StoredLaunches(store.launches(), () -> now);
        model = new RecentModel(memory, settings, background, new Notices(), new RecentModel.Opener() {
            @Override
            public void open(Path file) {
                opened.add("open " + home.relativize(file));
            }

            @Override
            public void open(Path file, String handler) {
                opened.add("open " + home.relativize(file) + " " + handler);
            }

            @Override
            public void attach(Settings.Attached target) {
                opened.add("attach " + target.target());
            }
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void used(Path file) {
        now = now.plusSeconds(1);
        memory.opened(file);
    }

    private void ran(Path file, String handler) {
        now = now.plusSeconds(1);
        FunctionConfig function = FunctionConfig.durable("Orders", new Code.Archive(file), handler);
        memory.keep(file, handler, function, "{}", TimeMode.SKIP);
    }

    private RecentEntry entry(String name) {
        return model.entries().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyKindIsListedWithWhereItLiesAndTheLastUsedFirst() throws IOException {
        Path jar = file("orders.jar", "PK");
        used(file("lambda.zip", "PK"));
        used(file("refunds/pom.xml", "<project/>").getParent());
        used(file("node/package.json", "{}").getParent());
        used(Files.createDirectories(home.resolve("classes")));
        used(file("saved.durascope", "{\"durascope\": {}}"));
        used(file("printed.txt", "{\"Events\": []}"));
        used(jar);
        ran(jar, "com.acme.Orders");
        settings.change(s -> s.withAttached(DEPLOYED.at(NOON.plusSeconds(100))));
        model.refresh();

        String here = home.toString();
        assertThat(model.entries())
                .extracting(RecentEntry::kind, RecentEntry::name, RecentEntry::place, RecentEntry::missing)
                .containsExactly(
                        tuple(RecentKind.DEPLOYED, "orders:prod", "profile shop · eu-west-1", false),
                        tuple(RecentKind.FUNCTION, "Orders", jar.toString(), false),
                        tuple(RecentKind.JAR, "orders.jar", here, false),
                        tuple(RecentKind.HISTORY, "printed.txt", here, false),
                        tuple(RecentKind.RECORDING, "saved.durascope", here, false),
                        tuple(RecentKind.CLASSES, "classes", here, false),
                        tuple(RecentKind.MODULE, "node", here, false),
                        tuple(RecentKind.PROJECT, "refunds", here, false),
                        tuple(RecentKind.ZIP, "lambda.zip", here, false));
        assertThat(entry("lambda.zip").usedAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void oneThatWasAttachedToBeforeTimesWereNotedStandsAtTheEnd() throws IOException {
        settings.change(s -> s.withAttached(DEPLOYED));
        used(file("orders.jar", "PK"));
        model.refresh();

        assertThat(model.entries()).extracting(RecentEntry::name).containsExactly("orders.jar", "orders:prod");
        assertThat(entry("orders:prod").usedAt()).isNull();
    }

    @Test
    void whatIsOpenedIsWhatTheEntryIsOf() throws IOException {
        Path jar = file("orders.jar", "PK");
        used(jar);
        ran(jar, "com.acme.Orders");
        settings.change(s -> s.withAttached(DEPLOYED));
        model.refresh();
        List.copyOf(model.entries()).forEach(model::open);

        assertThat(opened).containsExactly("open orders.jar com.acme.Orders", "open orders.jar", "attach orders:prod");
    }

    @Test
    void oneWhoseFileIsGoneIsMarkedAndNotOpenedButOfferedToBeRemoved() throws IOException {
        Path jar = file("orders.jar", "PK");
        used(jar);
        model.refresh();
        Files.delete(jar);
        model.open(entry("orders.jar"));

        assertThat(opened).isEmpty();
        assertThat(entry("orders.jar").missing()).isTrue();
        assertThat(model.goneProperty().get()).isEqualTo(entry("orders.jar"));
        assertThat(model.goneProperty().get().goneText())
                .startsWith(jar + " is not there any more")
                .contains("Open it where it is now, or remove it");

        model.keepGone();
        assertThat(model.goneProperty().get()).isNull();
        file("orders.jar", "PK");
        model.open(entry("orders.jar"));
        assertThat(opened).containsExactly("open orders.jar");
        assertThat(entry("orders.jar").missing()).isFalse();

        Files.delete(jar);
        model.refresh();
        assertThat(entry("orders.jar").missing()).isTrue();
        model.open(entry("orders.jar"));
        model.remove(entry("orders.jar"));
        assertThat(model.goneProperty().get()).isNull();
        model.refresh();
        assertThat(model.entries()).isEmpty();
    }

    @Test
    void whatIsRemovedStaysAwayAndHowItWasLaunchedIsKept() throws IOException {
        Path jar = file("orders.jar", "PK");
        used(jar);
        ran(jar, "com.acme.Orders");
        settings.change(s -> s.withAttached(DEPLOYED.at(NOON)));
        model.refresh();
        for (RecentEntry each : List.copyOf(model.entries())) {
            model.remove(each);
            assertThat(model.entries()).doesNotContain(each);
        }
        model.refresh();

        assertThat(model.entries()).isEmpty();
        assertThat(memory.find(jar, "com.acme.Orders")).isPresent();
        assertThat(jar).exists();
    }

    @Test
    void allOfItIsClearedAtOnce() throws IOException {
        Path jar = file("orders.jar", "PK");
        used(jar);
        ran(jar, "com.acme.Orders");
        settings.change(s -> s.withAttached(DEPLOYED));
        model.refresh();
        assertThat(model.entries()).hasSize(3);
        model.clear();
        model.refresh();

        assertThat(model.entries()).isEmpty();
        assertThat(settings.get().attached()).isEmpty();
        assertThat(memory.find(jar, "com.acme.Orders")).isPresent();
    }

    @Test
    void aLookThatBeganBeforeSomethingWasRemovedDoesNotBringItBack() throws IOException {
        Path jar = file("orders.jar", "PK");
        used(jar);
        model.refresh();
        RecentEntry entry = entry("orders.jar");
        background.hold();
        model.refresh();
        model.remove(entry);
        background.release();

        assertThat(model.entries()).isEmpty();
        assertThat(entry.subject()).isEqualTo(new Subject.Opened(jar));
    }
}
