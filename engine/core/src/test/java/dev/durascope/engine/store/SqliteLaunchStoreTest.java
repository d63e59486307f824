package dev.durascope.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.HoldScope;
import dev.durascope.engine.breakpoint.MalformedException;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.PayloadCondition;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.Development;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLaunchStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path directory;

    private SqliteStore store;
    private LaunchStore launches;

    @BeforeEach
    void open() {
        store = SqliteStore.open(directory.resolve("durascope.db"));
        launches = store.launches();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static LaunchConfiguration full(Map<String, String> environment, Map<String, String> properties) {
        FunctionConfig function = new FunctionConfig(
                        "orders",
                        new Code.ClassDirectory(
                                Path.of("/home/me/classes"),
                                List.of(Path.of("/home/me/resources")),
                                List.of(Path.of("/home/me/lib/a.jar"), Path.of("b.jar"))),
                        "com.example.Orders::handle",
                        30,
                        1_024,
                        environment,
                        properties,
                        "dev",
                        Path.of("/usr/lib/jvm/25"),
                        new DurableConfig(3_600, 14),
                        true)
                .withDevelopment(new Development(false, 5_005, true, List.of(Path.of("/home/me/src"))));
        return LaunchConfiguration.of("Orders, dev", function, "{\"orderId\": ", TimeMode.scaled(3600), NOON);
    }

    @Test
    void aConfigurationComesBackInFullAfterReopening() {
        LaunchConfiguration configuration = full(Map.of("STAGE", "dev", "REGION", "eu"), Map.of("log.level", "debug"));
        launches.save(configuration);
        close();
        open();

        assertThat(launches.configurations()).containsExactly(configuration);
        assertThat(launches.configuration("Orders, dev")).contains(configuration);
        assertThat(launches.configuration("other")).isEmpty();
    }

    @Test
    void breakpointsComeBackAsTheyWereWithWhatTheyAreMindedBy() throws MalformedException {
        Breakpoint every = new Breakpoint("1", true, Criteria.ANY, When.BEFORE, 1);
        Breakpoint narrow = new Breakpoint(
                "2",
                false,
                new Criteria(
                        NamePattern.parse("/charge-\\d+/"),
                        "a1b2",
                        OperationType.STEP,
                        "WaitForCondition",
                        OperationStatus.PENDING,
                        3,
                        NamePattern.parse("*.PaymentException"),
                        PayloadCondition.parse("/tier == \"gold\"")),
                When.ON_FAILURE,
                7);
        Breakpoints breakpoints = new Breakpoints(List.of(every, narrow), true, HoldScope.EXECUTION);
        LaunchConfiguration configuration = full(Map.of(), Map.of());
        launches.save(configuration.withBreakpoints(breakpoints));
        close();
        open();

        assertThat(launches.configuration("Orders, dev").orElseThrow().breakpoints())
                .isEqualTo(breakpoints);
    }

    @Test
    void aConfigurationOfAnEarlierVersionHasNoBreakpointsAndOfALaterOneThoseThatAreKnown() {
        LaunchConfiguration configuration = full(Map.of(), Map.of())
                .withBreakpoints(Breakpoints.of(
                        new Breakpoint("1", true, Criteria.ANY, When.BEFORE, 1),
                        new Breakpoint("2", true, Criteria.ANY, When.AFTER, 1)));
        String json = LaunchCodec.write(configuration);
        String earlier = json.substring(0, json.indexOf(",\"breakpoints\"")) + "}";
        String later = json.replace("\"AFTER\"", "\"WHEN_THE_MOON_IS_FULL\"");

        assertThat(LaunchCodec.read(earlier).breakpoints()).isEqualTo(Breakpoints.NONE);
        assertThat(LaunchCodec.read(later).breakpoints().all())
                .extracting(Breakpoint::id)
                .containsExactly("1");
    }

    @Test
    void everyKindOfCodeThatLiesInFilesIsKept() {
        for (Code code : List.of(
                new Code.Archive(Path.of("/a/orders.jar")), new Code.NodeModule(Path.of("/a/orders/index.mjs")))) {
            LaunchConfiguration configuration = LaunchConfiguration.of(
                    code.toString(), FunctionConfig.plain("orders", code, "index.handler"), "{}", TimeMode.REAL, NOON);
            launches.save(configuration);

            assertThat(launches.configuration(code.toString())).contains(configuration);
        }
    }

    @Test
    void aHandlerInThisJvmIsRefused() {
        FunctionConfig function = FunctionConfig.durable("orders", new Code.InProcess(i -> new byte[0]), "none");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> launches.save(LaunchConfiguration.of("a", function, "{}", TimeMode.REAL, NOON)))
                .withMessageContaining("give a file or directory");
    }

    @Test
    void theLastUsedComesFirstAndANameIsKeptOnce() {
        LaunchConfiguration first = full(Map.of(), Map.of());
        LaunchConfiguration second =
                LaunchConfiguration.of("second", first.function(), "{}", TimeMode.REAL, NOON.plusSeconds(60));
        launches.save(first);
        launches.save(second);
        assertThat(launches.configurations()).containsExactly(second, first);

        LaunchConfiguration again = first.withInput("{\"orderId\": 2}").usedAt(NOON.plusSeconds(120));
        launches.save(again);
        assertThat(launches.configurations()).containsExactly(again, second);

        launches.delete("second");
        assertThat(launches.configurations()).containsExactly(again);
    }

    @Test
    void credentialsAreNeverKeptButTheirNamesAre() throws Exception {
        Map<String, String> environment = Map.of(
                "STAGE", "dev",
                "AWS_ACCESS_KEY_ID", "value-one",
                "AWS_SECRET_ACCESS_KEY", "value-two",
                "AWS_SESSION_TOKEN", "value-three",
                "DB_PASSWORD", "value-four",
                "stripeApiKey", "value-five",
                "INNOCENT", "AKIAABCDEFGHIJKLMNOP");
        Map<String, String> properties = Map.of("aws.secretAccessKey", "value-six", "user.language", "de");

        LaunchConfiguration kept = launches.save(full(environment, properties));

        assertThat(kept.function().environment()).containsOnly(Map.entry("STAGE", "dev"));
        assertThat(kept.function().systemProperties()).containsOnly(Map.entry("user.language", "de"));
        assertThat(kept.withheld())
                .containsExactly(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_SESSION_TOKEN",
                        "DB_PASSWORD",
                        "INNOCENT",
                        "aws.secretAccessKey",
                        "stripeApiKey");
        assertThat(launches.configurations()).containsExactly(kept);
        close();
        assertThat(new String(Files.readAllBytes(store.file()), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("value-")
                .doesNotContain("AKIAABCDEFGHIJKLMNOP");
        open();
        assertThat(launches.save(kept)).isEqualTo(kept);
    }

    private static LaunchConfiguration simple(String name, Instant lastUsed) {
        FunctionConfig function =
                FunctionConfig.durable(name, new Code.Archive(Path.of("/a/orders.jar")), "com.acme.Orders");
        return LaunchConfiguration.of(name, function, "{}", TimeMode.SKIP, lastUsed);
    }

    @Test
    void recentFilesComeLastOpenedFirstAndOnce() {
        Path a = directory.resolve("a.jar");
        Path b = directory.resolve("b.jar");
        Path c = directory.resolve("c.jar");
        launches.opened(a, NOON);
        launches.opened(b, NOON.plusSeconds(1));
        launches.opened(c, NOON.plusSeconds(2));
        launches.opened(directory.resolve("x/../a.jar"), NOON.plusSeconds(3));

        assertThat(launches.recentFiles(2))
                .containsExactly(new RecentFile(a, NOON.plusSeconds(3)), new RecentFile(c, NOON.plusSeconds(2)));

        launches.forget(c);
        assertThat(launches.recentFiles(10)).extracting(RecentFile::file).containsExactly(a, b);

        launches.clearRecent();
        assertThat(launches.recentFiles(10)).isEmpty();
    }

    @Test
    void aLaunchThatWasTakenOffTheRecentOnesIsKeptAndComesBackWhenItIsUsedAgain() {
        LaunchConfiguration first = simple("first", NOON);
        LaunchConfiguration second = simple("second", NOON.plusSeconds(1));
        launches.save(first);
        launches.save(second);
        assertThat(launches.recentLaunches(1)).containsExactly(second);

        launches.unlist("second");
        assertThat(launches.recentLaunches(10)).containsExactly(first);
        assertThat(launches.configuration("second")).contains(second);
        launches.save(second.withInput("{\"changed\":true}"));
        assertThat(launches.recentLaunches(10))
                .as("one that only changed was not used")
                .containsExactly(first);

        LaunchConfiguration again = second.usedAt(NOON.plusSeconds(2));
        launches.save(again);
        assertThat(launches.recentLaunches(10)).containsExactly(again, first);

        launches.clearRecent();
        assertThat(launches.recentLaunches(10)).isEmpty();
        assertThat(launches.configurations()).containsExactly(again, first);
    }
}
