package dev.durascope.engine.execution;

import dev.durascope.engine.invoke.FunctionConfig;
import org.jspecify.annotations.Nullable;

/** A tenant-isolated function needs a tenant id, and no other may be given one. */
public final class TenantRule {
    private TenantRule() {}

    /** What is wrong with a tenant id for a function, or {@code null} when nothing is. */
    public static @Nullable String fault(FunctionConfig function, @Nullable String tenantId) {
        if (function.tenantIsolation() && tenantId == null) {
            return "Function " + function.name() + " is tenant-isolated: the invocation must name a TenantId.";
        }
        if (!function.tenantIsolation() && tenantId != null) {
            return "Function " + function.name() + " is not tenant-isolated: the invocation must not name a TenantId.";
        }
        return null;
    }
}
