package dev.durascope.engine.cloud;

import dev.durascope.engine.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The IAM policies that grant what was refused, as JSON text to copy. */
final class CloudPolicy {
    private CloudPolicy() {}

    /** Grants a call for the target's function, for its versions and aliases, and for their executions. */
    static String granting(CloudCall call, CloudTarget target) {
        String function = arn(target, "lambda", "function:" + target.function());
        return granting(call, List.of(function, function + ":*"));
    }

    /** Grants a call for a log group and its streams. */
    static String reading(CloudCall call, CloudTarget target, String logGroup) {
        String group = arn(target, "logs", "log-group:" + logGroup);
        return granting(call, List.of(group, group + ":*"));
    }

    private static String arn(CloudTarget target, String service, String resource) {
        return "arn:" + target.partition() + ":" + service + ":" + orAny(target.region()) + ":"
                + orAny(target.account()) + ":" + resource;
    }

    private static String granting(CloudCall call, List<String> resources) {
        return Json.pretty(g -> {
            g.writeStartObject();
            g.writeStringField("Version", "2012-10-17");
            g.writeArrayFieldStart("Statement");
            g.writeStartObject();
            g.writeStringField("Effect", "Allow");
            g.writeStringField("Action", call.action());
            g.writeArrayFieldStart("Resource");
            for (String resource : resources) {
                g.writeString(resource);
            }
            g.writeEndArray();
            g.writeEndObject();
            g.writeEndArray();
            g.writeEndObject();
        });
    }

    private static String orAny(@Nullable String part) {
        return part == null ? "*" : part;
    }
}
