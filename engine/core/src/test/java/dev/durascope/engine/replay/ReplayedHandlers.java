package dev.durascope.engine.replay;

import dev.durascope.handler.Branch;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableFuture;
import dev.durascope.handler.DurableHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One handler, and others that differ from it by one known change each. */
final class ReplayedHandlers {
    private ReplayedHandlers() {}

    /** What is recorded. Each step leaves a file in {@code RAN}, so that a test can see that it did not run. */
    public static class Original extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String input, DurableContext context) {
            String begun = begin(context);
            List<String> packed = context.map("lines", List.of("a", "b", "c"), String.class, (line, item, index) -> {
                        line.step("pick", String.class, step -> ran("pick-" + item));
                        return line.step("pack", String.class, step -> ran("pack-" + item));
                    })
                    .results();
            coolOff(context);
            String shipped = context.runInChildContext("shipping", String.class, child -> {
                child.step("label", String.class, step -> ran("label"));
                return child.step("carrier", String.class, step -> ran("carrier"));
            });
            return begun + " " + packed + " " + shipped + after(context);
        }

        protected String begin(DurableContext context) {
            return context.step("validate", String.class, step -> ran("validate")) + " " + pay(context);
        }

        protected String pay(DurableContext context) {
            return context.step("charge", String.class, step -> ran("charge"));
        }

        protected void coolOff(DurableContext context) {
            context.wait("cooling-off", Duration.ofSeconds(30));
        }

        protected String after(DurableContext context) {
            return " " + context.step("thank", String.class, step -> ran("thank"));
        }
    }

    /** Differs only while the wait is not over: the state that the execution ended in does not show it. */
    public static class Impatient extends Original {
        @Override
        protected void coolOff(DurableContext context) {
            DurableFuture<Void> pause = context.waitAsync("cooling-off", Duration.ofSeconds(30));
            if (!pause.isDone()) {
                context.step("complain", String.class, step -> ran("complain"));
            }
            pause.get();
        }
    }

    public static class Renamed extends Original {
        @Override
        protected String pay(DurableContext context) {
            return context.step("charge-card", String.class, step -> ran("charge-card"));
        }
    }

    public static class OtherEnd extends Original {
        @Override
        protected String after(DurableContext context) {
            return " " + context.step("goodbye", String.class, step -> ran("goodbye"));
        }
    }

    public static class Retyped extends Original {
        @Override
        protected String pay(DurableContext context) {
            context.wait("charge", Duration.ofSeconds(1));
            return "charge";
        }
    }

    public static class OtherSubType extends Original {
        @Override
        protected String pay(DurableContext context) {
            return context.runInChildContext("charge", String.class, child -> "charge");
        }
    }

    public static class Inserted extends Original {
        @Override
        protected String pay(DurableContext context) {
            context.step("fraud-check", String.class, step -> ran("fraud-check"));
            return super.pay(context);
        }
    }

    /** A step more, and the next one renamed: which is which, their names tell. */
    public static class InsertedBeforeRenamed extends Original {
        @Override
        protected String pay(DurableContext context) {
            context.step("fraud-check", String.class, step -> ran("fraud-check"));
            return context.step("charge-card", String.class, step -> ran("charge-card"));
        }
    }

    public static class Removed extends Original {
        @Override
        protected String pay(DurableContext context) {
            return "charge";
        }
    }

    public static class Reordered extends Original {
        @Override
        protected String begin(DurableContext context) {
            String paid = pay(context);
            return context.step("validate", String.class, step -> ran("validate")) + " " + paid;
        }
    }

    /** The last step is called in a context of its own. */
    public static class Wrapped extends Original {
        @Override
        protected String after(DurableContext context) {
            return " "
                    + context.runInChildContext(
                            "goodbye", String.class, child -> child.step("thank", String.class, step -> ran("thank")));
        }
    }

    /** Five changes at once, three of them behind others. */
    public static class Rewritten extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String input, DurableContext context) {
            String order = context.step("check", String.class, step -> ran("check"));
            context.step("fraud-check", String.class, step -> ran("fraud-check"));
            String paid = context.step("charge", String.class, step -> ran("charge"));
            List<String> packed = context.map(
                            "lines",
                            List.of("a", "b", "c"),
                            String.class,
                            (line, item, index) -> line.step("pack", String.class, step -> ran("pack-" + item)))
                    .results();
            String shipped = context.runInChildContext("shipping", String.class, child -> {
                child.step("print", String.class, step -> ran("print"));
                return child.step("carrier", String.class, step -> ran("carrier"));
            });
            return order + " " + paid + " " + packed + " " + shipped + " "
                    + context.step("thank", String.class, step -> ran("thank"));
        }
    }

    public static class OtherResult extends Original {
        @Override
        protected String after(DurableContext context) {
            return super.after(context) + "!";
        }
    }

    /** As many branches as the environment says, as a handler would that asks the clock. */
    public static class Branches extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String input, DurableContext context) {
            int count = Integer.parseInt(System.getenv("BRANCHES"));
            List<Branch<String>> branches = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "hour-" + i;
                branches.add(Branch.of(
                        name, String.class, each -> each.step("work", String.class, step -> ran("work-" + name))));
            }
            return "done " + context.parallel("hours", branches).results();
        }
    }

    private static String ran(String name) throws IOException {
        Files.createFile(Path.of(System.getenv("RAN"), name));
        return name;
    }
}
