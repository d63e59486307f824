package dev.durascope.engine.jdwp;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;

/** A handler with a step to set a breakpoint in. */
public class Charges extends DurableHandler<String, String> {

    @Override
    protected String handleRequest(String input, DurableContext context) {
        System.out.println("Charging " + input);
        return context.step("charge", String.class, step -> charge(input));
    }

    private static String charge(String input) {
        return "charged " + input;
    }
}
