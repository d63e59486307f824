package dev.durascope.junit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Handlers that need nothing but Lambda's own interfaces, so that a small jar is enough for them. */
public final class JarHandlers {
    private JarHandlers() {}

    /** A durable function without any operation, which speaks the protocol by itself. */
    public static final class Raw implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            input.readAllBytes();
            String result = "\\\"" + System.getenv("GREETING") + " from " + context.getFunctionName() + "\\\"";
            output.write(("{\"Status\":\"SUCCEEDED\",\"Result\":\"" + result + "\"}").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A plain function. */
    public static final class Greeter implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String name, Context context) {
            return System.getenv("GREETING") + " " + name;
        }
    }
}
