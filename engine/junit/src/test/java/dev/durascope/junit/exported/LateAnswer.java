package dev.durascope.junit.exported;

import dev.durascope.handler.Branch;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;
import java.util.List;

/** A wait that ends while somebody's answer is waited for. */
public class LateAnswer extends DurableHandler<String, String> {
    @Override
    protected String handleRequest(String order, DurableContext context) {
        List<String> results = context.parallel(
                        "both",
                        List.of(
                                Branch.of("timer", String.class, each -> {
                                    each.wait("cool down", Duration.ofMinutes(10));
                                    return each.step("cooled", String.class, s -> "cool");
                                }),
                                Branch.of(
                                        "answer",
                                        String.class,
                                        each -> each.createCallback("answer", String.class)
                                                .get())))
                .results();
        return order + " " + results;
    }
}
