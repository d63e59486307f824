package dev.durascope.junit;

import dev.durascope.handler.Branch;
import dev.durascope.handler.CallbackConfig;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.retry.RetryStrategies;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Handlers that the runners are tested with. */
final class Handlers {
    private Handlers() {}

    /** What a payment goes through to; a test may mock it. */
    interface Gateway {
        String charge(String order);
    }

    static final class Approval extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String order, DurableContext context) {
            String checked = context.step("check", String.class, s -> order + " checked");
            context.wait("cool down", Duration.ofHours(1));
            CallbackConfig config = CallbackConfig.defaults()
                    .withTimeout(Duration.ofMinutes(10))
                    .withHeartbeatTimeout(Duration.ofMinutes(2));
            String answer =
                    context.createCallback("approval", String.class, config).get();
            return checked + ", " + answer;
        }
    }

    static final class Order extends DurableHandler<String, List<String>> {
        private final Gateway gateway;

        Order() {
            this(order -> "charged " + order);
        }

        Order(Gateway gateway) {
            this.gateway = gateway;
        }

        @Override
        protected List<String> handleRequest(String order, DurableContext context) {
            String checked = context.step("check", String.class, s -> order + " checked");
            String paid = context.runInChildContext("payment", String.class, child -> {
                child.wait("settle", Duration.ofMinutes(5));
                return child.step(
                        "charge",
                        String.class,
                        s -> gateway.charge(order),
                        StepConfig.defaults().withRetryStrategy(RetryStrategies.fixed(5, Duration.ofSeconds(30))));
            });
            String sent = context.step("ship", String.class, s -> order + " shipped");
            return List.of(checked, paid, sent);
        }
    }

    static final class Caller extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String text, DurableContext context) {
            String first = context.invoke("first call", "target", text, String.class);
            String second = context.invoke("second call", "target", first, String.class);
            return first + ", " + second;
        }
    }

    static final class Waiter extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String text, DurableContext context) {
            context.wait("a minute", Duration.ofMinutes(1));
            context.wait("an hour", Duration.ofHours(1));
            return text;
        }
    }

    static final class Broken extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String text, DurableContext context) {
            context.step("first", String.class, s -> text);
            throw new IllegalStateException("no such order: " + text);
        }
    }

    /** A step after the other, each of a name that it is given. */
    static final class Steps extends DurableHandler<List<String>, Integer> {
        @Override
        protected Integer handleRequest(List<String> names, DurableContext context) {
            names.forEach(name -> context.step(name, String.class, s -> name));
            return names.size();
        }
    }

    /** Branches at the same time, each with a step that is named after its number: all begin their steps at once. */
    static final class Branches extends DurableHandler<Integer, List<String>> {
        @Override
        protected List<String> handleRequest(Integer count, DurableContext context) {
            CountDownLatch there = new CountDownLatch(count);
            List<Branch<String>> branches = IntStream.range(0, count)
                    .mapToObj(each -> Branch.of("number " + each, String.class, branch -> {
                        awaitAll(there);
                        return branch.step("branch-" + each, String.class, s -> each + " ran");
                    }))
                    .toList();
            return context.parallel("all", branches).results();
        }

        private static void awaitAll(CountDownLatch there) {
            there.countDown();
            try {
                // In a later invocation those that have ended do not come.
                there.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
