package dev.durascope.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.worker.agent.Woven;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class WatchedWorkerTest {
    private static final String STEP = "software.amazon.lambda.durable.operation.StepOperation";
    private static final String WATCHED = "-D" + Settings.WATCHED_PROPERTY + "=true";

    @TempDir
    Path directory;

    private Path tour;

    @BeforeEach
    void makeTour() throws IOException {
        tour = Files.createDirectory(directory.resolve("tour"));
    }

    private WorkerProcess start(FakeRuntimeApi api, String standIn) throws IOException {
        return new WorkerProcess(
                directory,
                api,
                "/w/secret/runtime",
                "orders.Handler::handle",
                WorkerProcess.code(StandIn.compile(standIn, directory)),
                "-Dtour=" + tour,
                WATCHED);
    }

    private List<String> ran() throws IOException {
        try (Stream<Path> files = Files.list(tour)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String seen(String request, String id, String parent, String name, String type, String subType) {
        return "{\"kind\":\"seen\",\"requestId\":\"" + request + "\",\"id\":\"" + id + "\""
                + (parent == null ? "" : ",\"parentId\":\"" + parent + "\"") + ",\"name\":\"" + name
                + "\",\"type\":\"" + type + "\"" + (subType == null ? "" : ",\"subType\":\"" + subType + "\"");
    }

    private static String at(String standIn, String method, String text) throws IOException {
        return ",\"class\":\"orders.Handler\",\"method\":\"" + method + "\",\"file\":\"Handler.java\",\"line\":"
                + StandIn.line(standIn, text) + "}";
    }

    private static String ask(String request, int number, String point, String id) {
        return "{\"kind\":\"ask\",\"requestId\":\"" + request + "\",\"ask\":" + number + ",\"point\":\"" + point
                + "\",\"id\":\"" + id + "\"}";
    }

    @Test
    void theFirstReleasesOperationsAreSeenAndHeld() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("/w/secret/runtime")) {
            FakeAgentApi agent = api.withAgent();
            api.agentOrders = "1 BODY";
            try (WorkerProcess worker = start(api, "first")) {
                assertThat(agent.message()).isEqualTo("{\"kind\":\"watching\"}");
                api.offer("r-1", "{}");
                assertThat(agent.message())
                        .isEqualTo(seen("r-1", "1", null, "charge", "STEP", null) + ",\"replayed\":false"
                                + at("first", "handle", "\"charge\""));
                assertThat(agent.message()).isEqualTo(ask("r-1", 1, "BODY", "1"));
                assertThat(ran()).isEmpty();
                agent.order("run 1");
                assertThat(agent.message())
                        .isEqualTo(seen("r-1", "2", "1", "pause", "WAIT", null) + ",\"replayed\":false"
                                + at("first", "handle", "\"pause\""));
                assertThat(api.report().body()).isEqualTo("\"done\"");
                assertThat(ran()).containsExactly("charge");

                api.agentOrders = "2 ";
                api.offer("r-2", "{\"1\":\"SUCCEEDED\",\"2\":\"STARTED\"}");
                assertThat(agent.message())
                        .startsWith(seen("r-2", "1", null, "charge", "STEP", null) + ",\"replayed\":true");
                assertThat(agent.message())
                        .startsWith(seen("r-2", "2", "1", "pause", "WAIT", null) + ",\"replayed\":false");
                assertThat(api.report().body()).isEqualTo("\"done\"");
                assertThat(worker.stderr()).isEmpty();
            }
        }
    }

    @Test
    void laterReleasesOperationsAreSeenAndHeld() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("/w/secret/runtime")) {
            FakeAgentApi agent = api.withAgent();
            api.agentOrders = "1 BODY,TOMORROW";
            try (WorkerProcess worker = start(api, "later")) {
                assertThat(agent.message()).isEqualTo("{\"kind\":\"watching\"}");
                api.offer("r-1", "{}");
                List<String> bodies = new ArrayList<>();
                List<String> sightings = new ArrayList<>();
                while (bodies.size() < 6) {
                    String message = agent.message();
                    if (message.contains("\"ask\"")) {
                        assertThat(ran()).hasSizeLessThanOrEqualTo(bodies.size());
                        bodies.add(message);
                        agent.order("run " + bodies.size());
                    } else {
                        sightings.add(message);
                    }
                }
                assertThat(api.report().body()).isEqualTo("\"done\"");
                assertThat(ran()).containsExactly("charge", "inside", "nested", "pack", "paid");
                assertThat(bodies)
                        .containsExactly(
                                ask("r-1", 1, "BODY", "1"),
                                ask("r-1", 2, "BODY", "2"),
                                ask("r-1", 3, "BODY", "3"),
                                ask("r-1", 4, "BODY", "3-1"),
                                ask("r-1", 5, "BODY", "4"),
                                ask("r-1", 6, "BODY", "5-1"));
                String executed = ",\"replayed\":false";
                assertThat(sightings)
                        .containsExactly(
                                seen("r-1", "1", null, "charge", "STEP", "Step")
                                        + executed
                                        + at("later", "handle", "\"charge\""),
                                seen("r-1", "2", null, "paid", "STEP", "WaitForCondition")
                                        + executed
                                        + at("later", "handle", "\"paid\""),
                                seen("r-1", "3", null, "shipping", "CONTEXT", "RunInChildContext")
                                        + executed
                                        + at("later", "handle", "\"shipping\""),
                                seen("r-1", "3-1", "3", "pack", "STEP", "Step")
                                        + executed
                                        + at("later", method(sightings.get(3)), "\"pack\""),
                                seen("r-1", "4", null, "nested", "CONTEXT", "MapIteration")
                                        + executed
                                        + at("later", "handle", "\"nested\""),
                                seen("r-1", "5-1", null, "inside", "STEP", "Step")
                                        + executed
                                        + at("later", method(sightings.get(5)), "\"inside\""));

                assertThat(method(sightings.get(3))).startsWith("lambda$handle$");
                assertThat(worker.stderr()).isEmpty();
            }
        }
    }

    private static String method(String sighting) {
        String from = sighting.substring(sighting.indexOf("\"method\":\"") + 10);
        return from.substring(0, from.indexOf('"'));
    }

    @Test
    void whatIsReplayedAndWhatIsTriedAgainIsToldApart() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("/w/secret/runtime")) {
            FakeAgentApi agent = api.withAgent();
            try (WorkerProcess worker = start(api, "later")) {
                assertThat(agent.message()).isEqualTo("{\"kind\":\"watching\"}");
                api.offer("r-1", "{\"1\":\"READY\",\"2\":\"FAILED\",\"3\":\"SUCCEEDED\",\"4\":\"SUCCEEDED\"}");
                assertThat(agent.message()).contains("\"charge\"", "\"replayed\":false");
                assertThat(agent.message()).contains("\"paid\"", "\"replayed\":true");
                assertThat(agent.message()).contains("\"shipping\"", "\"replayed\":true");
                assertThat(agent.message()).contains("\"nested\"", "\"replayed\":true");
                assertThat(agent.message()).contains("\"inside\"", "\"replayed\":false");
                assertThat(api.report().body()).isEqualTo("\"done\"");
                assertThat(ran()).containsExactly("charge", "inside");
                assertThat(worker.stderr()).isEmpty();
            }
        }
    }

    @Test
    void ordersThatComeLateOrTwiceAreObeyedInTheirOwnOrder() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("/w/secret/runtime")) {
            FakeAgentApi agent = api.withAgent();
            api.agentOrders = "5 CALL";
            try (WorkerProcess worker = start(api, "first")) {
                assertThat(agent.message()).isEqualTo("{\"kind\":\"watching\"}");
                agent.order("orders 4 ");
                agent.order("something new");
                api.offer("r-1", "{}");
                assertThat(agent.message()).contains("\"charge\"");
                assertThat(agent.message()).isEqualTo(ask("r-1", 1, "CALL", "1"));
                agent.order("orders 6 BODY");
                agent.order("run 1");
                assertThat(agent.message()).isEqualTo(ask("r-1", 2, "BODY", "1"));
                assertThat(ran()).isEmpty();
                agent.order("run 2");
                assertThat(agent.message()).contains("\"pause\"");
                assertThat(api.report().body()).isEqualTo("\"done\"");
                assertThat(worker.stderr()).isEmpty();
            }
        }
    }

    @Test
    void anEngineThatHangsUpReleasesWhatIsHeldAndIsAskedNoMore() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("/w/secret/runtime")) {
            FakeAgentApi agent = api.withAgent();
            api.agentOrders = "1 BODY";
            try (WorkerProcess worker = start(api, "first")) {
                assertThat(agent.message()).isEqualTo("{\"kind\":\"watching\"}");
                api.offer("r-1", "{}");
                assertThat(agent.message()).contains("\"charge\"");
                assertThat(agent.message()).isEqualTo(ask("r-1", 1, "BODY", "1"));
                agent.hangUp();
                assertThat(api.report().body()).isEqualTo("\"done\"");
                assertThat(ran()).containsExactly("charge");
                api.agentOrders = "9 BODY";
                api.offer("r-2", "{\"1\":\"SUCCEEDED\"}");
                assertThat(api.report().body()).isEqualTo("\"done\"");
                assertThat(agent.unheard()).noneMatch(message -> message.contains("r-2"));
                assertThat(worker.stderr()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "later"})
    void anEngineWithoutAnEarForTheAgentHarmsNothing(String standIn) throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("/w/secret/runtime")) {
            api.agentOrders = "1 BODY";
            try (WorkerProcess worker = start(api, standIn)) {
                api.offer("r-1", "{}");
                assertThat(api.report().body()).isEqualTo("\"done\"");
                assertThat(ran()).contains("charge");
                assertThat(worker.stderr()).isEmpty();
            }
        }
    }

    @Test
    void anSdkOfAnUnknownShapeIsLeftAlone() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("/w/secret/runtime")) {
            FakeAgentApi agent = api.withAgent();
            api.agentOrders = "1 BODY";
            try (WorkerProcess worker = start(api, "unknown")) {
                assertThat(agent.message())
                        .isEqualTo("{\"kind\":\"blind\",\"why\":\"This version of AWS's durable SDK for Java is not"
                                + " known (its StepOperation is not as it was): operations are seen at their"
                                + " checkpoints only.\"}");
                api.offer("r-1", "{}");
                assertThat(api.report().body()).isEqualTo("\"done\"");
                assertThat(agent.unheard()).isEmpty();
                assertThat(worker.stderr()).isEmpty();
            }
        }
    }

    @Test
    void aHandlerWithoutAnSdkIsLeftAlone() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("/w/secret/runtime")) {
            FakeAgentApi agent = api.withAgent();
            try (WorkerProcess worker = new WorkerProcess(
                    directory,
                    api,
                    "/w/secret/runtime",
                    "dev.durascope.worker.handlers.Echo",
                    WorkerProcess.code(),
                    WATCHED)) {
                assertThat(agent.message())
                        .isEqualTo("{\"kind\":\"blind\",\"why\":\"The handler has neither AWS's durable SDK for Java"
                                + " nor Durascope's handler API.\"}");
                api.offer("r-1", "{\"n\":1}");
                assertThat(api.report().body()).isEqualTo("{\"n\":1}");
                assertThat(worker.stdout()).isEqualTo("echoing für r-1\n");
            }
        }
    }

    @Test
    void theTimeThatIsLeftStandsStillWhileTheEngineHoldsIt() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("/w/secret/runtime")) {
            FakeAgentApi agent = api.withAgent();
            try (WorkerProcess worker = new WorkerProcess(
                    directory,
                    api,
                    "/w/secret/runtime",
                    "dev.durascope.worker.handlers.Patience",
                    WorkerProcess.code(),
                    WATCHED)) {
                assertThat(agent.message()).contains("\"blind\"");
                api.offer("r-1", "{}");
                agent.order("left r-0 1");
                agent.order("left r-1 5000");
                worker.awaitStdout("held\n");
                agent.order("until r-1 " + (System.currentTimeMillis() + 200_000));
                assertThat(api.report().body()).isEqualTo("{\"more\":true}");

                // Held before the invocation is there.
                agent.order("left r-2 5000");
                api.offer("r-2", "{}");
                worker.awaitStdout("held\nheld\n");
                agent.order("until r-2 0");
                assertThat(api.report().body()).isEqualTo("{\"more\":false}");
            }
        }
    }

    @Test
    void aJarsOwnPlaceAndManifestStayWithItsWovenClasses() throws Exception {
        Path classes = StandIn.compile("first", directory);
        Path jar = directory.resolve("orders.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "0.5.0");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                    out.write(Files.readAllBytes(file));
                }
            }
        }
        Class<?> fromJar = woven(jar);
        assertThat(fromJar.getProtectionDomain().getCodeSource().getLocation())
                .isEqualTo(jar.toUri().toURL());
        assertThat(fromJar.getPackage().getImplementationVersion()).isEqualTo("0.5.0");

        Class<?> fromDirectory = woven(classes);
        assertThat(fromDirectory.getProtectionDomain().getCodeSource().getLocation())
                .isEqualTo(classes.toUri().toURL());
        assertThat(fromDirectory.getPackage().getName()).isEqualTo(STEP.substring(0, STEP.lastIndexOf('.')));
    }

    private static Class<?> woven(Path code) throws Exception {
        HandlerClassLoader loader = new HandlerClassLoader(List.of(code));
        loader.weave(new Woven(loader::classFile));
        Class<?> woven = Class.forName(STEP, false, loader);
        assertThat(woven.getClassLoader()).isSameAs(loader);
        assertThat(woven.getSuperclass().getFields()).extracting(Field::getName).containsExactly("durascope$call");
        return woven;
    }
}
