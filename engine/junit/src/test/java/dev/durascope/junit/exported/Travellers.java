package dev.durascope.junit.exported;

import dev.durascope.handler.Branch;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;
import java.util.List;

/** Contexts in contexts, in which operations have the same names. */
public class Travellers extends DurableHandler<List<String>, String> {
    @Override
    protected String handleRequest(List<String> names, DurableContext context) {
        List<String> booked = context.map(
                        "travellers",
                        names,
                        String.class,
                        (each, name, index) -> each.step("book", String.class, s -> name + " booked"))
                .results();
        List<String> rooms = context.parallel(
                        "rooms",
                        List.of(
                                Branch.of("single", String.class, each -> each.step("book", String.class, s -> "1")),
                                Branch.of("double", String.class, each -> {
                                    each.wait(null, Duration.ofMinutes(5));
                                    return each.step("book", String.class, s -> "2");
                                })))
                .results();
        return context.runInChildContext(
                "letter", String.class, child -> child.step("write", String.class, s -> booked + " in " + rooms));
    }
}
