package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.launch.JdkOffer;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationWriterTest {
    private static final Code JAR = new Code.Archive(Path.of("shop.jar").toAbsolutePath());
    private static final Code NODE = new Code.NodeModule(Path.of("shop").toAbsolutePath());

    private static JarContents contents(Code code, String kind, String... handlers) {
        return new JarContents(
                Path.of("shop"),
                code,
                Stream.of(handlers)
                        .map(handler -> new HandlerChoice(handler, !handler.contains("Plain"), kind))
                        .toList(),
                null,
                Map.of(),
                new JdkOffer(List.of(), null, "", "", 0));
    }

    @Test
    void handlersOfOneSimpleNameAreCalledByTheirFullNames() {
        JarContents open = contents(JAR, "RequestStreamHandler", "a.Handler", "b.Handler", "b.Orders", "c.Plain");
        FunctionConfig second = FunctionConfig.durable("second", JAR, "b.Handler::handleRequest");
        assertThat(ConfigurationWriter.names(open, second)).containsExactly("a.Handler", "b.Handler", "Orders");
        assertThat(ConfigurationWriter.name(open, second)).isEqualTo("b.Handler");
        assertThat(ConfigurationWriter.name(open, FunctionConfig.durable("plain", JAR, "c.Plain")))
                .isEqualTo("Plain");
        assertThat(ConfigurationWriter.names(null, second)).containsExactly("Handler");
        assertThat(ConfigurationWriter.name(null, second)).isEqualTo("Handler");
    }

    @Test
    void noJavaDebuggerIsToldOfNodeJs() {
        FunctionConfig node = FunctionConfig.durable("orders", NODE, "index.handler");
        assertThat(ConfigurationWriter.names(contents(NODE, HandlerChoice.NODE, "index.handler", "b.handler"), node))
                .isEmpty();
        assertThatThrownBy(() -> ConfigurationWriter.name(null, node))
                .hasMessage("orders is Node.js code, which Java debuggers do not attach to: write none for it.");
    }
}
