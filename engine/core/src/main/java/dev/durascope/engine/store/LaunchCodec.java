package dev.durascope.engine.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.Development;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link LaunchConfiguration} as JSON. */
final class LaunchCodec {
    private LaunchCodec() {}

    /**
     * @throws IllegalArgumentException when the code is a handler in this JVM
     */
    static String write(LaunchConfiguration configuration) {
        return Json.text(g -> {
            g.writeStartObject();
            g.writeStringField("name", configuration.name());
            g.writeFieldName("function");
            writeFunction(g, configuration.function());
            g.writeStringField("input", configuration.input());
            g.writeStringField("timeMode", configuration.timeMode().name());
            g.writeNumberField("lastUsed", configuration.lastUsed().toEpochMilli());
            writeTexts(g, "withheld", configuration.withheld());
            g.writeFieldName("breakpoints");
            BreakpointsCodec.write(g, configuration.breakpoints());
            g.writeEndObject();
        });
    }

    static LaunchConfiguration read(String json) {
        JsonNode node = Json.parse(json, "The launch configuration");
        return new LaunchConfiguration(
                text(node, "name"),
                readFunction(node.required("function")),
                text(node, "input"),
                TimeMode.parse(text(node, "timeMode")),
                Instant.ofEpochMilli(node.required("lastUsed").longValue()),
                readTexts(node, "withheld"),
                BreakpointsCodec.read(node.get("breakpoints")));
    }

    private static void writeFunction(JsonGenerator g, FunctionConfig function) throws IOException {
        g.writeStartObject();
        g.writeStringField("name", function.name());
        g.writeObjectFieldStart("code");
        writeCode(g, function.code());
        g.writeEndObject();
        g.writeStringField("handler", function.handler());
        g.writeNumberField("timeoutSeconds", function.timeoutSeconds());
        g.writeNumberField("memoryMb", function.memoryMb());
        writeMap(g, "environment", function.environment());
        writeMap(g, "systemProperties", function.systemProperties());
        if (function.awsProfile() != null) {
            g.writeStringField("awsProfile", function.awsProfile());
        }
        if (function.javaHome() != null) {
            g.writeStringField("javaHome", function.javaHome().toString());
        }
        DurableConfig durable = function.durable();
        if (durable != null) {
            g.writeObjectFieldStart("durable");
            g.writeNumberField("executionTimeoutSeconds", durable.executionTimeoutSeconds());
            g.writeNumberField("retentionDays", durable.retentionDays());
            g.writeEndObject();
        }
        g.writeBooleanField("tenantIsolation", function.tenantIsolation());
        writeDevelopment(g, function.development());
        g.writeEndObject();
    }

    private static FunctionConfig readFunction(JsonNode node) {
        JsonNode durable = node.get("durable");
        String javaHome = optionalText(node, "javaHome");
        return new FunctionConfig(
                text(node, "name"),
                readCode(node.required("code")),
                text(node, "handler"),
                node.required("timeoutSeconds").intValue(),
                node.required("memoryMb").intValue(),
                readMap(node, "environment"),
                readMap(node, "systemProperties"),
                optionalText(node, "awsProfile"),
                javaHome == null ? null : Path.of(javaHome),
                durable == null
                        ? null
                        : new DurableConfig(
                                durable.required("executionTimeoutSeconds").longValue(),
                                durable.required("retentionDays").intValue()),
                node.required("tenantIsolation").booleanValue(),
                readDevelopment(node.get("development")));
    }

    private static void writeDevelopment(JsonGenerator g, Development development) throws IOException {
        g.writeObjectFieldStart("development");
        g.writeBooleanField("debugged", development.debugged());
        g.writeNumberField("debugPort", development.debugPort());
        g.writeBooleanField("waits", development.waits());
        writeTexts(
                g, "sources", development.sources().stream().map(Path::toString).toList());
        g.writeEndObject();
    }

    /** Configurations that were kept by earlier versions have none. */
    private static Development readDevelopment(@Nullable JsonNode node) {
        return node == null
                ? Development.NONE
                : new Development(
                        node.required("debugged").booleanValue(),
                        node.required("debugPort").intValue(),
                        node.required("waits").booleanValue(),
                        readTexts(node, "sources").stream().map(Path::of).toList());
    }

    private static void writeCode(JsonGenerator g, Code code) throws IOException {
        switch (code) {
            case Code.Archive archive ->
                g.writeStringField("archive", archive.file().toString());
            case Code.ClassDirectory classes -> {
                g.writeStringField("classes", classes.directory().toString());
                if (!classes.also().isEmpty()) {
                    writeTexts(
                            g,
                            "also",
                            classes.also().stream().map(Path::toString).toList());
                }
                writeTexts(
                        g,
                        "classPath",
                        classes.classPath().stream().map(Path::toString).toList());
            }
            case Code.NodeModule module ->
                g.writeStringField("module", module.path().toString());
            case Code.InProcess inProcess ->
                throw new IllegalArgumentException(
                        "A handler in this JVM cannot be kept in a launch configuration: give a file or directory.");
        }
    }

    private static Code readCode(JsonNode node) {
        String archive = optionalText(node, "archive");
        if (archive != null) {
            return new Code.Archive(Path.of(archive));
        }
        String module = optionalText(node, "module");
        if (module != null) {
            return new Code.NodeModule(Path.of(module));
        }
        return new Code.ClassDirectory(
                Path.of(text(node, "classes")),
                node.has("also")
                        ? readTexts(node, "also").stream().map(Path::of).toList()
                        : List.of(),
                readTexts(node, "classPath").stream().map(Path::of).toList());
    }

    private static void writeMap(JsonGenerator g, String name, Map<String, String> map) throws IOException {
        g.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
            g.writeStringField(entry.getKey(), entry.getValue());
        }
        g.writeEndObject();
    }

    private static Map<String, String> readMap(JsonNode node, String name) {
        Map<String, String> map = new LinkedHashMap<>();
        node.required(name)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().textValue()));
        return map;
    }

    private static void writeTexts(JsonGenerator g, String name, List<String> texts) throws IOException {
        g.writeArrayFieldStart(name);
        for (String text : texts) {
            g.writeString(text);
        }
        g.writeEndArray();
    }

    private static List<String> readTexts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        node.required(name).forEach(element -> texts.add(element.textValue()));
        return texts;
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).textValue();
    }

    private static @Nullable String optionalText(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.textValue();
    }
}
