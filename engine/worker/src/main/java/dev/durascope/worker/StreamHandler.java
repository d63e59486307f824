package dev.durascope.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;

/** A {@code RequestStreamHandler}. */
final class StreamHandler implements Handler {
    private final Method handleRequest;
    private final Object instance;

    StreamHandler(LambdaTypes types, Object instance) {
        this.handleRequest = Reflection.method(
                types.requestStreamHandler(), "handleRequest", InputStream.class, OutputStream.class, types.context());
        this.instance = instance;
    }

    @Override
    public byte[] handle(byte[] event, Object context) throws Throwable {
        ByteArrayOutputStream output = new ByteArrayOutputStream(1024);
        Reflection.call(handleRequest, instance, new ByteArrayInputStream(event), output, context);
        return output.toByteArray();
    }
}
