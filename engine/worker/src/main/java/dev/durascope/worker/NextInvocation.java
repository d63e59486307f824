package dev.durascope.worker;

/**
 * One invocation as the Runtime API hands it out ({@code GET /runtime/invocation/next}).
 *
 * @param deadlineMs epoch milliseconds at which the invocation is killed
 * @param traceId the X-Ray trace header, or null
 * @param clientContext JSON text, or null
 * @param cognitoIdentity JSON text, or null
 * @param tenantId the tenant, or null
 * @param agentOrders what the engine wants to be asked about, or null
 */
record NextInvocation(
        String requestId,
        long deadlineMs,
        String functionArn,
        String traceId,
        String clientContext,
        String cognitoIdentity,
        String tenantId,
        String agentOrders,
        byte[] payload) {}
