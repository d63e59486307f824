package dev.durascope.engine.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Keeps an answer as the service wrote it, where the request asks for it: the SDK's own objects have no place for event
 * types and members that the API got later.
 */
final class RawBody implements ExecutionInterceptor {
    /** Where a request's answer is put. */
    static final class Holder {
        private byte @Nullable [] bytes;

        /** The answer; absent when none came. */
        byte @Nullable [] bytes() {
            return bytes;
        }
    }

    static final ExecutionAttribute<Holder> HOLDER = new ExecutionAttribute<>("dev.durascope.RawBody");

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Holder holder = attributes.getAttribute(HOLDER);
        Optional<InputStream> body = context.responseBody();
        if (holder == null || body.isEmpty()) {
            return body;
        }
        try (InputStream in = body.get()) {
            byte[] read = in.readAllBytes();
            holder.bytes = read;
            return Optional.of(new ByteArrayInputStream(read));
        } catch (IOException e) {
            throw SdkClientException.create("The answer broke off: " + e.getMessage(), e);
        }
    }
}
