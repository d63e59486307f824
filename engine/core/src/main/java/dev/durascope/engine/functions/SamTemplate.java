package dev.durascope.engine.functions;

import dev.durascope.engine.functions.CodeLocator.Located;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.project.Projects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the functions of an AWS SAM or CloudFormation template. Only the properties that matter here are looked at, so
 * that what cannot be resolved elsewhere in it does no harm. A function that no change to the template could make run
 * here (another runtime, an image, code in S3 or in line) is left out with a note.
 */
final class SamTemplate {

    /** SAM's default for {@code RetentionPeriodInDays} (SAM developer guide, DurableConfig). */
    private static final int RETENTION_DAYS = 14;

    private final Path file;
    private final Mistakes mistakes;
    private final Intrinsics intrinsics;
    private final Values values;
    private final CodeLocator codes;
    private final List<String> notes = new ArrayList<>();

    SamTemplate(Path file, Mistakes mistakes, Intrinsics intrinsics, Projects projects) {
        this.file = file;
        this.mistakes = mistakes;
        this.intrinsics = intrinsics;
        this.values = new Values(mistakes);
        this.codes = new CodeLocator(file, mistakes, projects);
    }

    FunctionsFile read(Tree.Mapping root) {
        Map<String, Tree> globals = Intrinsics.entries(
                Intrinsics.entries(root.entries().get("Globals")).get("Function"));
        List<FunctionConfig> functions = new ArrayList<>();
        Map<String, String> idsByName = new HashMap<>();
        Tree resources = root.entries().getOrDefault("Resources", root);
        int seen = 0;
        for (Map.Entry<String, Tree> resource : Intrinsics.entries(resources).entrySet()) {
            String type = Intrinsics.member(resource.getValue(), "Type");
            if (!ResourceNaming.isFunction(type)) {
                continue;
            }
            seen++;
            FunctionConfig function = function(
                    resource.getKey(),
                    resource.getValue(),
                    type.equals("AWS::Serverless::Function") ? globals : Map.of());
            if (function == null) {
                continue;
            }
            String twin = idsByName.put(function.name(), resource.getKey());
            if (twin != null) {
                mistakes.add(
                        resource.getValue().place(),
                        "has the same name as " + twin + ", " + function.name() + "; change one FunctionName.");
            }
            functions.add(function);
        }
        if (seen == 0) {
            mistakes.add(
                    resources.place(), "holds no AWS::Serverless::Function and no AWS::Lambda::Function; add one.");
        } else if (functions.isEmpty() && mistakes.isEmpty()) {
            notes.forEach(note -> mistakes.add(Place.FILE, note));
        }
        return new FunctionsFile(file, functions, notes);
    }

    private @Nullable FunctionConfig function(String logicalId, Tree resource, Map<String, Tree> globals) {
        int before = mistakes.count();
        Place place = resource.place();
        Tree.Mapping properties = new Tree.Mapping(
                place,
                merged(globals, Intrinsics.entries(Intrinsics.entries(resource).get("Properties"))));
        String name = name(logicalId, resource);
        if ("Image".equals(optionalText(properties, "PackageType"))) {
            return leaveOut(place, "it is a container image");
        }
        String identifier = requiredText(properties, "Runtime", "such as java21 or nodejs22.x");
        Runtime runtime = identifier == null ? null : Runtime.of(identifier);
        if (identifier != null && runtime == null) {
            return leaveOut(place, "its runtime is " + identifier);
        }
        String elsewhere = codeElsewhere(properties);
        if (elsewhere != null) {
            return leaveOut(place, elsewhere);
        }
        String handler = requiredText(properties, "Handler", "such as com.example.Orders or index.handler");
        if (handler != null && runtime != null) {
            values.handler(handler, runtime, properties.place("Handler"));
        }
        String codeProperty = properties.entries().containsKey("Code") ? "Code" : "CodeUri";
        String path = requiredText(properties, codeProperty, "the path of the code on this machine");
        Located located = path == null || runtime == null
                ? null
                : codes.locate(path, runtime, handler, properties.place(codeProperty));
        long timeout = whole(properties, "Timeout", 1, 900, "seconds", FunctionConfig.DEFAULT_TIMEOUT_SECONDS);
        long memory = whole(properties, "MemorySize", 128, 10_240, "megabytes", FunctionConfig.DEFAULT_MEMORY_MB);
        Map<String, String> environment = environment(properties);
        DurableConfig durable = durable(properties);
        boolean isolated = isolated(properties);
        if (mistakes.count() != before || name == null || located == null || handler == null) {
            return null;
        }
        located.notes().forEach(note -> notes.add(name + ": " + note));
        return new FunctionConfig(
                name,
                located.code(),
                handler,
                (int) timeout,
                (int) memory,
                environment,
                Map.of(),
                null,
                null,
                durable,
                isolated);
    }

    private @Nullable FunctionConfig leaveOut(Place place, String why) {
        notes.add(
                place + " is left out: " + why + "; functions in Java and Node.js with code on this machine run here.");
        return null;
    }

    private @Nullable String name(String logicalId, Tree resource) {
        try {
            String name = intrinsics.physicalName(logicalId, resource);
            return values.functionName(name, resource.place()) ? name : null;
        } catch (Unresolved e) {
            return null;
        }
    }

    private static @Nullable String codeElsewhere(Tree.Mapping properties) {
        Map<String, Tree> all = properties.entries();
        Tree code = all.getOrDefault("CodeUri", all.get("Code"));
        if (all.containsKey("InlineCode") || Intrinsics.entries(code).containsKey("ZipFile")) {
            return "its code stands in the template";
        }
        boolean s3 = Intrinsics.entries(code).keySet().stream().anyMatch(key -> key.matches("Bucket|S3Bucket"))
                || code instanceof Tree.Scalar scalar && scalar.text().startsWith("s3://");
        return s3 ? "its code lies in S3" : null;
    }

    /** SAM merges objects and lets a function's other values replace the global ones. */
    private static Map<String, Tree> merged(Map<String, Tree> globals, Map<String, Tree> own) {
        Map<String, Tree> all = new LinkedHashMap<>(globals);
        own.forEach((key, value) -> all.merge(key, value, (global, local) -> {
            boolean objects = global instanceof Tree.Mapping && local instanceof Tree.Mapping;
            return objects && !Intrinsics.isIntrinsic(global) && !Intrinsics.isIntrinsic(local)
                    ? new Tree.Mapping(local.place(), merged(Intrinsics.entries(global), Intrinsics.entries(local)))
                    : local;
        }));
        return all;
    }

    /** A property with its intrinsic function resolved; {@code null} when it is absent or cannot be resolved. */
    private @Nullable Tree property(Tree.Mapping properties, String key) {
        Tree value = properties.entries().get(key);
        if (value == null || Intrinsics.isNoValue(value)) {
            return null;
        }
        try {
            return intrinsics.resolve(value);
        } catch (Unresolved e) {
            return null;
        }
    }

    private @Nullable String optionalText(Tree.Mapping properties, String key) {
        Tree value = property(properties, key);
        return value == null ? null : values.text(value, "text");
    }

    private @Nullable String requiredText(Tree.Mapping properties, String key, String what) {
        int before = mistakes.count();
        Tree value = property(properties, key);
        if (value == null) {
            if (mistakes.count() == before) {
                mistakes.add(properties.place(), "needs " + key + ", " + what + ".");
            }
            return null;
        }
        return values.text(value, what);
    }

    private long whole(Tree.Mapping properties, String key, long least, long most, String unit, long otherwise) {
        Tree value = property(properties, key);
        Long number = value == null ? null : values.whole(value, least, most, unit);
        return number == null ? otherwise : number;
    }

    private Map<String, String> environment(Tree.Mapping properties) {
        Map<String, String> environment = new LinkedHashMap<>();
        Tree tree = property(properties, "Environment");
        Tree variables = tree == null ? null : Intrinsics.entries(tree).get("Variables");
        if (variables == null) {
            return environment;
        }
        Tree.Mapping mapping = values.object(variables, " of variables by name");
        if (mapping == null) {
            return environment;
        }
        for (Map.Entry<String, Tree> variable : mapping.entries().entrySet()) {
            Tree value = property(mapping, variable.getKey());
            String text = value == null ? null : values.variable(value);
            if (values.variableName(variable.getKey(), variable.getValue().place()) && text != null) {
                environment.put(variable.getKey(), text);
            }
        }
        return environment;
    }

    private @Nullable DurableConfig durable(Tree.Mapping properties) {
        Tree tree = property(properties, "DurableConfig");
        Tree.Mapping mapping = tree == null ? null : values.object(tree, " with ExecutionTimeout");
        if (mapping == null) {
            return null;
        }
        if (!mapping.entries().containsKey("ExecutionTimeout")) {
            mistakes.add(mapping.place(), "needs ExecutionTimeout, 1 to 31622400 seconds.");
        }
        long seconds = whole(
                mapping, "ExecutionTimeout", 1, 31_622_400, "seconds", DurableConfig.DEFAULT.executionTimeoutSeconds());
        long days = whole(mapping, "RetentionPeriodInDays", 1, 90, "days", RETENTION_DAYS);
        return new DurableConfig(seconds, (int) days);
    }

    private boolean isolated(Tree.Mapping properties) {
        Tree tree = property(properties, "TenancyConfig");
        Tree.Mapping mapping = tree == null ? null : values.object(tree, " with TenantIsolationMode");
        String mode = mapping == null ? null : optionalText(mapping, "TenantIsolationMode");
        if (mapping != null && mode != null && !mode.equals("PER_TENANT")) {
            mistakes.add(mapping.place("TenantIsolationMode"), "must be PER_TENANT, not \"" + mode + "\".");
        }
        return mode != null;
    }
}
