package dev.durascope.app.launch;

import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a template says of a function, and what it said before. What its user entered over what it goes on saying stays. */
record TemplateChange(FunctionConfig before, FunctionConfig now) {

    /** Empty when both are the same, whatever a build has made of the code meanwhile. */
    static Optional<TemplateChange> between(@Nullable FunctionConfig before, @Nullable FunctionConfig now) {
        boolean same = before == null
                || now == null
                || before.withCode(now.code()).equals(now)
                        && Objects.equals(LaunchedFunctions.file(before.code()), LaunchedFunctions.file(now.code()));
        return same ? Optional.empty() : Optional.of(new TemplateChange(before, now));
    }

    /** Whether a function is the one that was spoken of, and no other of that name. */
    boolean isOf(FunctionConfig launched) {
        return launched.name().equals(before.name())
                && launched.handler().equals(before.handler())
                && Objects.equals(LaunchedFunctions.file(launched.code()), LaunchedFunctions.file(before.code()));
    }

    /** A function as it was launched, with what the template says now. */
    FunctionConfig over(FunctionConfig launched) {
        return new FunctionConfig(
                launched.name(),
                now.code(),
                now.handler(),
                now.timeoutSeconds(),
                now.memoryMb(),
                over(launched.environment()),
                launched.systemProperties(),
                launched.awsProfile(),
                launched.javaHome(),
                durable(launched),
                now.tenantIsolation(),
                launched.development());
    }

    /** One whose kind its user chose stays of that kind until the template says another. */
    private @Nullable DurableConfig durable(FunctionConfig launched) {
        boolean chosen = (launched.durable() == null) != (before.durable() == null);
        return chosen && !changesKind() ? launched.durable() : now.durable();
    }

    /** Whether it was plain and is durable, or the other way round. */
    boolean changesKind() {
        return (before.durable() == null) != (now.durable() == null);
    }

    /** Variables that were entered, with what the template says otherwise of them and of others. */
    Map<String, String> over(Map<String, String> entered) {
        Map<String, String> variables = new HashMap<>(entered);
        before.environment().forEach((name, value) -> {
            if (!now.environment().containsKey(name)) {
                variables.remove(name, value);
            }
        });
        now.environment().forEach((name, value) -> {
            if (!value.equals(before.environment().get(name))) {
                variables.put(name, value);
            }
        });
        return variables;
    }
}
