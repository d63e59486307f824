package dev.durascope.engine.fork;

import dev.durascope.handler.Branch;
import dev.durascope.handler.ConditionConfig;
import dev.durascope.handler.ConditionResult;
import dev.durascope.handler.DurableCallback;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.retry.RetryStrategies;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Handlers whose executions are forked. Each tells the name of every body of a step that runs. */
final class ForkedHandlers {
    static final Duration PAUSE = Duration.ofHours(1);

    private ForkedHandlers() {}

    /** Every kind of operation. */
    static class Everything extends DurableHandler<String, String> {
        private final Consumer<String> ran;

        Everything(Consumer<String> ran) {
            this.ran = ran;
        }

        @Override
        protected String handleRequest(String order, DurableContext context) {
            StepConfig retried = StepConfig.defaults().withRetryStrategy(RetryStrategies.fixed(5, PAUSE));
            String valid = context.step("validate", String.class, s -> ran("validate", order + " valid"));
            int attempt = context.step("charge", Integer.class, s -> failingUntil(s.attempt(), 2), retried);
            context.wait("settle", PAUSE);
            DurableCallback<String> approval = context.createCallback("approval", String.class);
            context.step("ask", String.class, s -> ran("ask", "asked"));
            String answer = approval.get();
            String shipped = context.runInChildContext("shipping", String.class, child -> {
                child.step("label", String.class, s -> ran("label", "label"));
                child.wait("dry", PAUSE);
                return child.step("pack", String.class, s -> ran("pack", "packed"));
            });
            List<String> lines = context.map(
                            "lines",
                            List.of("a", "b"),
                            String.class,
                            (each, item, index) ->
                                    each.step("pick-" + item, String.class, s -> ran("pick-" + item, "picked " + item)))
                    .results();
            List<String> checks = context.parallel(
                            "checks",
                            List.of(
                                    Branch.of(
                                            "fraud",
                                            String.class,
                                            each -> each.step("score", String.class, s -> ran("score", "low"))),
                                    Branch.of("stock", String.class, each -> {
                                        each.wait("count", PAUSE);
                                        return each.step("counted", String.class, s -> ran("counted", "enough"));
                                    })))
                    .results();
            String review = context.waitForCallback("review", String.class, (id, s) -> ran("submit", id));
            int polls = context.waitForCondition(
                    "paid",
                    Integer.class,
                    (seen, s) -> seen >= 2 ? ConditionResult.met(seen) : ConditionResult.notYet(seen + 1),
                    ConditionConfig.startingWith(0));
            String paid = context.invoke("pay", "payments", order, String.class);
            int tax = context.invoke("tax", "tax", order, Integer.class);
            return String.join(
                    ", ",
                    valid,
                    "attempt " + attempt,
                    answer,
                    shipped,
                    lines.toString(),
                    checks.toString(),
                    review,
                    "polls " + polls,
                    paid,
                    "tax " + tax,
                    last(context));
        }

        protected String last(DurableContext context) {
            return context.step("thank", String.class, s -> ran("thank", "thanked"));
        }

        final String ran(String what, String result) {
            ran.accept(what);
            return result;
        }

        private int failingUntil(int attempt, int needed) {
            ran.accept("charge " + attempt);
            if (attempt < needed) {
                throw new IllegalStateException("not yet");
            }
            return attempt;
        }
    }

    /** The same with another end. */
    static final class OtherEnd extends Everything {
        OtherEnd(Consumer<String> ran) {
            super(ran);
        }

        @Override
        protected String last(DurableContext context) {
            context.wait("think", PAUSE);
            return context.step("thank-you", String.class, s -> ran("thank-you", "thanked"));
        }
    }

    /** Where the tail depends on what a step, or the input, said. */
    static final class Deciding extends DurableHandler<String, String> {
        private final Consumer<String> ran;

        Deciding(Consumer<String> ran) {
            this.ran = ran;
        }

        @Override
        protected String handleRequest(String order, DurableContext context) {
            int stock;
            try {
                stock = context.step("stock", Integer.class, s -> ran("stock", 3));
            } catch (RuntimeException e) {
                return "no stock for " + order + ": " + e.getMessage();
            }
            context.wait("settle", PAUSE);
            if (stock > 0) {
                return context.step("ship", String.class, s -> ran("ship", "shipped " + order));
            }
            return context.step("reorder", String.class, s -> ran("reorder", "reordered " + order));
        }

        private <T> T ran(String what, T result) {
            ran.accept(what);
            return result;
        }
    }

    /** What {@code Everything} invokes. */
    static final class Payments extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String order, DurableContext context) {
            context.wait("queue", PAUSE);
            return context.step("transfer", String.class, s -> "paid " + order);
        }
    }
}
