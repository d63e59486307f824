package dev.durascope.engine.api;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.FunctionReference;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.json.TextRule;
import dev.durascope.engine.model.LambdaFault;

/** Finds the function that a request names in its path and its {@code Qualifier}. */
final class FunctionResolver {
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
        return requireVersion(reference(request)).name();
    }

    /**
     * The function that is meant.
     *
     * @throws LambdaFault as {@link #name}, and ResourceNotFoundException when it is not registered
     */
    FunctionConfig function(ApiRequest request) {
        FunctionReference reference = reference(request);
        FunctionConfig function = service.functions().find(reference.name()).orElseThrow(() -> unknown(reference));
        requireVersion(reference);
        return function;
    }

    private FunctionReference reference(ApiRequest request) {
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
        return new FunctionReference(reference.region(), reference.account(), reference.name(), meant);
    }

    private FunctionReference requireVersion(FunctionReference reference) {
        String fault = reference.qualifierFault(service.region(), service.account());
        if (fault != null) {
            throw LambdaFault.notFound(fault);
        }
        return reference;
    }

    LambdaFault unknown(String name) {
        return unknown(new FunctionReference(null, null, name, null));
    }

    private LambdaFault unknown(FunctionReference reference) {
        return LambdaFault.notFound("Function not found: " + reference.arn(service.region(), service.account()));
    }
}
