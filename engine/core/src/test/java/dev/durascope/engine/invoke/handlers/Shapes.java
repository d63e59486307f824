package dev.durascope.engine.invoke.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Classes that are handlers, and classes that only look like it. */
public final class Shapes {
    private Shapes() {}

    public interface Extended extends RequestHandler<String, String> {}

    public abstract static class Base implements Extended {
        @Override
        public String handleRequest(String input, Context context) {
            return input;
        }
    }

    public static class Indirect extends Base {}

    public static class NoDefaultConstructor extends Base {
        public NoDefaultConstructor(int size) {}
    }

    public static class HiddenConstructor extends Base {
        protected HiddenConstructor() {}
    }

    static class NotPublic extends Base {}

    public static class NoHandler {}

    public static class Stream implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {}
    }
}
