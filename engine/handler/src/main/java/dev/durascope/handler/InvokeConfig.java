package dev.durascope.handler;

/**
 * How another function is invoked.
 *
 * @param payloadSerDes how the payload is written; null means the handler's own
 * @param resultSerDes how the result is read; null means the handler's own
 * @param tenantId for functions with tenant isolation; null for none
 */
public record InvokeConfig(SerDes payloadSerDes, SerDes resultSerDes, String tenantId) {
    private static final InvokeConfig DEFAULTS = new InvokeConfig(null, null, null);

    /** The handler's serializer, no tenant. */
    public static InvokeConfig defaults() {
        return DEFAULTS;
    }

    /** The same with another serializer for the payload. */
    public InvokeConfig withPayloadSerDes(SerDes value) {
        return new InvokeConfig(value, resultSerDes, tenantId);
    }

    /** The same with another serializer for the result. */
    public InvokeConfig withResultSerDes(SerDes value) {
        return new InvokeConfig(payloadSerDes, value, tenantId);
    }

    /** The same for a tenant. */
    public InvokeConfig withTenantId(String value) {
        return new InvokeConfig(payloadSerDes, resultSerDes, value);
    }
}
