package dev.durascope.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.HandlerJar;
import dev.durascope.engine.invoke.JdkFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What there is to begin with as a handler's input: what its jar brings, what lies beside it, and what its input's type says. */
class SampleEventsTest {
    private static final Map<String, String> SOURCES = Map.of("shop.Orders", """
            package shop;
            import com.amazonaws.services.lambda.runtime.*;
            public class Orders implements RequestHandler<Orders.Order, String> {
                public record Order(String id, int amount) {}
                @Override public String handleRequest(Order order, Context context) { return order.id(); }
            }
            """);
    private static final String FIELDS = "{\"id\":\"\",\"amount\":0}";

    @TempDir
    Path home;

    private Map<String, String> samples(Path opened) throws Exception {
        JarContents contents =
                new DiscoveringJarReader(home.resolve("cache"), () -> JdkFinder.ofThisMachine(List.of())).read(opened);
        return contents.samples(contents.first());
    }

    @Test
    void theFieldsOfTheInputComeAfterWhatTheJarBrings() throws Exception {
        Path jar = HandlerJar.make(home.resolve("shop.jar"), SOURCES, Map.of("META-INF/durascope.json", """
                {"events": [{"name": "Large", "payload": {"id": "a", "amount": 900}}]}"""));
        assertThat(samples(jar))
                .containsExactly(
                        Map.entry("Large", "{\"id\":\"a\",\"amount\":900}"), Map.entry("Fields of Order", FIELDS));
    }

    @Test
    void filesWhereSamPutsThemAreSampleEvents() throws Exception {
        Path classes = HandlerJar.compile(home.resolve("shop"), SOURCES);
        Path events = Files.createDirectories(classes.resolve("events"));
        Files.writeString(events.resolve("small.json"), "{\"id\": \"a\"}");
        Files.writeString(events.resolve("large.json"), "{\"id\": \"b\"}");
        Files.writeString(events.resolve("broken.json"), "{\"id\": ");
        Files.writeString(events.resolve("empty.json"), "");
        Files.writeString(events.resolve("notes.txt"), "{}");
        Files.writeString(events.resolve("huge.json"), "\"" + "x".repeat(1 << 20) + "\"");
        assertThat(samples(classes))
                .containsExactly(
                        Map.entry("large.json", "{\"id\": \"b\"}"),
                        Map.entry("small.json", "{\"id\": \"a\"}"),
                        Map.entry("Fields of Order", FIELDS));
    }

    @Test
    void whatLiesBesideAJarIsNotItsOwn() throws Exception {
        Path jar = HandlerJar.make(home.resolve("shop.jar"), SOURCES, Map.of());
        Files.writeString(Files.createDirectories(home.resolve("events")).resolve("other.json"), "{}");
        assertThat(samples(jar)).containsOnlyKeys("Fields of Order");
    }
}
