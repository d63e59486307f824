package dev.durascope.engine.api;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.FunctionReference;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.json.TextRule;
import dev.durascope.engine.model.LambdaFault;
import org.jspecify.annotations.Nullable;

/** Finds the function that a request names in its path and its {@code Qualifier}. Only {@code $LATEST} is there. */
final class FunctionResolver {
    static final String LATEST = "$LATEST";

    private final ExecutionService service;

    FunctionResolver(ExecutionService service) {
        this.service = service;
    }

    /**
     * The name of the function that is meant, whether it is registered or not.
     *
     * @throws LambdaFault InvalidParameterValueException when the qualifiers contradict each other,
     *     ResourceNotFoundException when another region, account or version is meant
     */
    String name(ApiRequest request) {
        FunctionReference reference = FunctionReference.parse(request.parameter());
        String qualifier = request.query().text("Qualifier", TextRule.QUALIFIER);
        if (reference.qualifier() != null
                && qualifier != null
                && !reference.qualifier().equals(qualifier)) {
            throw LambdaFault.invalid(
                    "The derived qualifier from the function name does not match the specified qualifier: '"
                            + reference.qualifier() + "' and '" + qualifier + "'.");
        }
        String meant = qualifier == null ? reference.qualifier() : qualifier;
        if (reference.region() != null && !reference.region().equals(service.region())) {
            throw LambdaFault.notFound("Functions from '" + reference.region() + "' are not reachable in this region ('"
                    + service.region() + "')");
        }
        if (reference.account() != null && !reference.account().equals(service.account())) {
            throw LambdaFault.notFound("Functions of account " + reference.account()
                    + " are not reachable in this account (" + service.account() + ")");
        }
        if (meant != null && !meant.equals(LATEST)) {
            throw LambdaFault.notFound(
                    meant.matches("[0-9]+|\\$LATEST\\.PUBLISHED")
                            ? "Function not found: " + arn(reference.name(), meant)
                            : "Cannot find alias arn: " + arn(reference.name(), meant));
        }
        return reference.name();
    }

    /**
     * The function that is meant.
     *
     * @throws LambdaFault as {@link #name}, and ResourceNotFoundException when it is not registered
     */
    FunctionConfig function(ApiRequest request) {
        String name = name(request);
        return service.functions().find(name).orElseThrow(() -> unknown(name));
    }

    LambdaFault unknown(String name) {
        return LambdaFault.notFound("Function not found: " + arn(name, null));
    }

    private String arn(String name, @Nullable String qualifier) {
        return "arn:aws:lambda:" + service.region() + ":" + service.account() + ":function:" + name
                + (qualifier == null ? "" : ":" + qualifier);
    }
}
