package dev.durascope.app.shell;

import dev.durascope.app.launch.CodeWatching;
import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.launch.HandlerOrigin;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.launch.JarReader;
import dev.durascope.app.launch.JdkOffer;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.Jdk;
import dev.durascope.engine.model.DurableConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Code that is nowhere: a jar; {@code shop}, a project of several modules; {@code shop-sam}, the same with a template;
 * {@code orders.mjs}, a module of Node.js.
 */
final class PicturedCode implements JarReader {
    static final String MODULES = "shop";
    static final String TEMPLATE = "shop-sam";
    static final String MODULE = "orders.mjs";

    private static final Jdk JDK_17 = new Jdk(Path.of("/usr/lib/jvm/java-17-openjdk"), 17, "17.0.15", "on the PATH");
    private static final Jdk JDK_25 = new Jdk(Path.of("/usr/lib/jvm/temurin-25-jdk"), 25, "25.0.1", "in /usr/lib/jvm");
    private static final JdkOffer JDKS = new JdkOffer(
            List.of(JDK_17, JDK_25),
            JDK_17,
            "JDK 17.0.15 (on the PATH): the oldest long-term release found for class files for Java 17",
            "",
            61);
    private static final String SAMPLES = "dev.durascope.samples.order.";

    private Consumer<Code> rebuilt = code -> {};

    @Override
    public JarContents read(Path file) {
        return switch (file.getFileName().toString()) {
            case MODULES -> project(file, modules(file));
            case TEMPLATE -> {
                List<HandlerChoice> all = new ArrayList<>(functions(file));
                modules(file).stream()
                        .filter(each -> !each.durable() || each.handler().endsWith("RefundProcessor"))
                        .forEach(all::add);
                yield project(file, all);
            }
            case MODULE ->
                new JarContents(
                        file,
                        new Code.NodeModule(file),
                        List.of(
                                new HandlerChoice("orders.handler", true, HandlerChoice.NODE),
                                new HandlerChoice("orders.refund", true, HandlerChoice.NODE),
                                new HandlerChoice("orders.ping", false, HandlerChoice.NODE)),
                        "orders.handler",
                        samples(),
                        new JdkOffer(List.of(), null, "Node.js", "", 0));
            default ->
                new JarContents(
                        file,
                        new Code.Archive(file),
                        List.of(
                                new HandlerChoice(SAMPLES + "OrderProcessor", true, "RequestStreamHandler"),
                                new HandlerChoice(SAMPLES + "RefundProcessor", true, "RequestStreamHandler"),
                                new HandlerChoice(SAMPLES + "Ping", false, "RequestHandler")),
                        SAMPLES + "OrderProcessor",
                        samples(),
                        JDKS);
        };
    }

    private static JarContents project(Path file, List<HandlerChoice> handlers) {
        return new JarContents(file, handlers.getFirst().origin().code(), handlers, null, Map.of(), JDKS);
    }

    private static Code code(Path project, String module) {
        return new Code.ClassDirectory(project.resolve(module).resolve("target/classes"), List.of());
    }

    private static List<HandlerChoice> modules(Path project) {
        return List.of(
                handler(project, "orders", "OrderProcessor", true, null),
                handler(project, "orders", "RefundProcessor", true, null),
                handler(project, "payments/card", "CardPayment", true, null),
                handler(project, "mail", "SendMail", false, null));
    }

    private static List<HandlerChoice> functions(Path project) {
        return List.of(
                handler(
                        project,
                        "orders",
                        "OrderProcessor",
                        true,
                        function(
                                "orders-test",
                                code(project, "orders"),
                                "OrderProcessor",
                                Map.of(
                                        "PAYMENT",
                                        "arn:aws:lambda:us-east-1:123456789012:function:card-payment-test",
                                        "STAGE",
                                        "test"))),
                handler(
                        project,
                        "payments/card",
                        "CardPayment",
                        true,
                        function("card-payment-test", code(project, "payments/card"), "CardPayment", Map.of())));
    }

    private static FunctionConfig function(String name, Code code, String handler, Map<String, String> environment) {
        return new FunctionConfig(
                name,
                code,
                SAMPLES + handler,
                60,
                512,
                environment,
                Map.of(),
                null,
                null,
                new DurableConfig(86_400, 14),
                false);
    }

    private static HandlerChoice handler(
            Path project, String module, String name, boolean durable, @Nullable FunctionConfig function) {
        Path template = project.resolve("template.yaml");
        return new HandlerChoice(
                SAMPLES + name,
                durable,
                durable ? "RequestStreamHandler" : "RequestHandler",
                new HandlerOrigin(
                        function == null ? module : "template.yaml",
                        function == null ? project.resolve(module) : template,
                        code(project, module),
                        JDKS,
                        samples(),
                        function == null ? name : function.name(),
                        function),
                null);
    }

    private static Map<String, String> samples() {
        Map<String, String> samples = new LinkedHashMap<>();
        samples.put("Small order", "{\"orderId\":\"order-123\",\"amount\":99.99}");
        samples.put("Order that needs approval", "{\"orderId\":\"order-4711\",\"amount\":2499.00}");
        return samples;
    }

    @Override
    public CodeWatching watch(Consumer<Code> hears, Consumer<Path> written) {
        rebuilt = hears;
        return CodeWatching.NONE;
    }

    /** Tells that code was built again. */
    void rebuild(Code code) {
        rebuilt.accept(code);
    }
}
