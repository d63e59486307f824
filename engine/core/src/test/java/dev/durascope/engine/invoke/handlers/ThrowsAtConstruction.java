package dev.durascope.engine.invoke.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

public class ThrowsAtConstruction implements RequestStreamHandler {
    public ThrowsAtConstruction() {
        System.out.println("connecting");
        throw new IllegalStateException("no database");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
}
