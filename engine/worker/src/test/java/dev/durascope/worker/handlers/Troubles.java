package dev.durascope.worker.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;

/** Handlers that go wrong. */
public final class Troubles {
    private Troubles() {}

    public static class Constructor implements RequestHandler<String, String> {
        public Constructor() {
            throw new IllegalStateException("no database");
        }

        @Override
        public String handleRequest(String input, Context context) {
            return input;
        }
    }

    public static class StaticInitializer implements RequestHandler<String, String> {
        private static final int BROKEN = Integer.parseInt("x");

        @Override
        public String handleRequest(String input, Context context) {
            return input + BROKEN;
        }
    }

    public static class NotAHandler {}

    public static class OnDemand implements RequestHandler<String, String> {
        private final List<byte[]> hoard = new ArrayList<>();

        @Override
        public String handleRequest(String wish, Context context) {
            switch (wish) {
                case "throw" -> throw new IllegalArgumentException("bad \"order\"\n", new RuntimeException("cause"));
                case "exit" -> System.exit(7);
                case "memory" -> {
                    while (true) {
                        hoard.add(new byte[1024 * 1024]);
                    }
                }
                case "closePipes" -> {
                    System.out.close();
                    System.err.close();
                }
                case "log" -> {
                    context.getLogger().log("one");
                    context.getLogger().log("two", com.amazonaws.services.lambda.runtime.logging.LogLevel.WARN);
                }
                case "visible" -> {
                    try {
                        Class.forName("dev.durascope.worker.Main");
                        return "the bootstrap is visible";
                    } catch (ClassNotFoundException e) {
                        return "hidden";
                    }
                }
                default -> {}
            }
            return wish;
        }
    }
}
