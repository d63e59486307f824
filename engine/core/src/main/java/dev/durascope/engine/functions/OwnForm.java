package dev.durascope.engine.functions;

import dev.durascope.engine.functions.CodeLocator.Located;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.project.Projects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"functions": {NAME: {...}}}}. A key that is not known is a mistake: it is most often misspelt. */
final class OwnForm {

    private static final List<String> FUNCTION_KEYS =
            List.of("code", "handler", "timeout", "environment", "durable", "tenantIsolation");
    private static final List<String> DURABLE_KEYS = List.of("executionTimeout", "retentionDays");

    private final Mistakes mistakes;
    private final Values values;
    private final CodeLocator codes;
    private final Path file;
    private final List<String> notes = new ArrayList<>();

    OwnForm(Path file, Mistakes mistakes, Projects projects) {
        this.file = file;
        this.mistakes = mistakes;
        this.values = new Values(mistakes);
        this.codes = new CodeLocator(file, mistakes, projects);
    }

    FunctionsFile read(Tree.Mapping root) {
        refuseUnknownKeys(root, List.of("functions"));
        Tree.Mapping byName =
                values.object(Objects.requireNonNull(root.entries().get("functions")), " of functions by name");
        if (byName == null) {
            return new FunctionsFile(file, List.of(), List.of());
        }
        if (byName.entries().isEmpty()) {
            mistakes.add(byName.place(), "names no function; add at least one.");
        }
        List<FunctionConfig> functions = new ArrayList<>();
        byName.entries().forEach((name, tree) -> {
            FunctionConfig function = function(name, tree);
            if (function != null) {
                functions.add(function);
            }
        });
        return new FunctionsFile(file, functions, notes);
    }

    private @Nullable FunctionConfig function(String name, Tree tree) {
        boolean nameFits = values.functionName(name, tree.place());
        Tree.Mapping mapping = values.object(tree, " with " + String.join(", ", FUNCTION_KEYS));
        if (mapping == null) {
            return null;
        }
        refuseUnknownKeys(mapping, FUNCTION_KEYS);
        Map<String, Tree> entries = mapping.entries();
        String handler = required(mapping, "handler", "PACKAGE.CLASS, PACKAGE.CLASS::METHOD or FILE.EXPORT");
        String code = required(mapping, "code", "the path of a jar, a zip, a directory or a Node.js module");
        Located located = code == null ? null : codes.locate(code, null, handler, mapping.place("code"));
        boolean handlerFits = handler != null
                && located != null
                && values.handler(handler, located.runtime(), mapping.place("handler"));
        Long timeout = entries.containsKey("timeout")
                ? values.whole(entries.get("timeout"), 1, FunctionConfig.DEFAULT_TIMEOUT_SECONDS, "seconds")
                : Long.valueOf(FunctionConfig.DEFAULT_TIMEOUT_SECONDS);
        Map<String, String> environment = environment(entries.get("environment"));
        DurableConfig durable = durable(entries.get("durable"));
        Boolean isolated =
                entries.containsKey("tenantIsolation") ? values.bool(entries.get("tenantIsolation")) : Boolean.FALSE;
        if (!nameFits || located == null || handler == null || !handlerFits || timeout == null || isolated == null) {
            return null;
        }
        located.notes().forEach(note -> notes.add(name + ": " + note));
        return new FunctionConfig(
                name,
                located.code(),
                handler,
                timeout.intValue(),
                FunctionConfig.DEFAULT_MEMORY_MB,
                environment,
                Map.of(),
                null,
                null,
                durable,
                isolated);
    }

    private @Nullable String required(Tree.Mapping mapping, String key, String what) {
        Tree value = mapping.entries().get(key);
        if (value == null) {
            mistakes.add(mapping.place(), "needs \"" + key + "\": " + what + ".");
            return null;
        }
        return values.text(value, what);
    }

    private Map<String, String> environment(@Nullable Tree tree) {
        Map<String, String> environment = new LinkedHashMap<>();
        Tree.Mapping mapping = tree == null ? null : values.object(tree, " of variables by name");
        if (mapping != null) {
            mapping.entries().forEach((name, value) -> {
                String text = values.variable(value);
                if (values.variableName(name, value.place()) && text != null) {
                    environment.put(name, text);
                }
            });
        }
        return environment;
    }

    private @Nullable DurableConfig durable(@Nullable Tree tree) {
        Tree.Mapping mapping = tree == null ? null : values.object(tree, " with " + String.join(", ", DURABLE_KEYS));
        if (mapping == null) {
            return null;
        }
        refuseUnknownKeys(mapping, DURABLE_KEYS);
        Tree timeout = mapping.entries().get("executionTimeout");
        Tree retention = mapping.entries().get("retentionDays");
        Long seconds = timeout == null
                ? Long.valueOf(DurableConfig.DEFAULT.executionTimeoutSeconds())
                : values.whole(timeout, 1, 31_622_400, "seconds");
        Long days = retention == null
                ? Long.valueOf(DurableConfig.DEFAULT.retentionDays())
                : values.whole(retention, 1, 90, "days");
        return seconds == null || days == null ? null : new DurableConfig(seconds, days.intValue());
    }

    private void refuseUnknownKeys(Tree.Mapping mapping, List<String> known) {
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                mistakes.add(
                        value.place(),
                        "\"" + key + "\" is not known here; known are " + String.join(", ", known) + ".");
            }
        });
    }
}
