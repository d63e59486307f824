package dev.durascope.engine.invoke.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Does what it is told: everything that a handler should not do. */
public class Troubles implements RequestHandler<String, String> {
    private static final List<byte[]> HOARD = new ArrayList<>();

    @Override
    public String handleRequest(String order, Context context) {
        String[] words = order.split(" ", 2);
        String argument = words.length > 1 ? words[1] : "";
        try {
            return obey(words[0], argument, context);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String obey(String order, String argument, Context context)
            throws IOException, InterruptedException {
        switch (order) {
            case "throw" -> throw new IllegalArgumentException(argument);
            case "exit" -> System.exit(Integer.parseInt(argument));
            case "halt" -> Runtime.getRuntime().halt(Integer.parseInt(argument));
            case "hang" -> Thread.sleep(600_000);
            case "hoard" -> {
                while (true) {
                    HOARD.add(new byte[1024 * 1024]);
                }
            }
            case "print" -> print(Long.parseLong(argument));
            case "say" -> {
                System.out.println(argument);
                System.err.println("error: " + argument);
                System.out.print("no line end");
            }
            case "closePipes" -> {
                System.out.close();
                System.err.close();
            }
            case "return" -> {
                return "x".repeat(Integer.parseInt(argument));
            }
            case "env" -> {
                return String.valueOf(System.getenv(argument));
            }
            case "property" -> {
                return String.valueOf(System.getProperty(argument));
            }
            case "pid" -> {
                return Long.toString(ProcessHandle.current().pid());
            }
            case "remaining" -> {
                return Integer.toString(context.getRemainingTimeInMillis());
            }
            case "context" -> {
                return context.getTenantId() + " " + context.getClientContext().getCustom() + " "
                        + context.getInvokedFunctionArn() + " " + context.getMemoryLimitInMB();
            }
            case "create" -> new FileOutputStream(argument).close();
            default -> {}
        }
        return order;
    }

    private static void print(long bytes) {
        String line = "0123456789".repeat(10).substring(1) + "\n";
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        for (long printed = 0; printed < bytes; printed += text.length) {
            System.out.write(text, 0, text.length);
        }
        System.out.println("that was all");
    }
}
