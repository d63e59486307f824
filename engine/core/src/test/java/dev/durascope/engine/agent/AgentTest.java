package dev.durascope.engine.agent;

import static dev.durascope.engine.agent.WatchedEngine.operation;
import static dev.durascope.engine.agent.WatchedEngine.ran;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.Sightings;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.invoke.HoldPoint;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationWatch;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.invoke.handlers.Greeting;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class AgentTest {
    @TempDir
    Path directory;

    private Path tour;

    @BeforeEach
    void makeTour() throws IOException {
        tour = Files.createDirectory(directory.resolve("tour"));
    }

    /** A thread of the handler that waits. */
    private record Held(HoldPoint point, OperationSighting operation, CompletableFuture<Void> leave) {}

    /** Passes everything on, and holds where it was told to. */
    private static class Holding implements InvocationListener {
        final InvocationListener next;
        final Set<HoldPoint> points;
        final BlockingQueue<Held> held;

        Holding(InvocationListener next, Set<HoldPoint> points, BlockingQueue<Held> held) {
            this.next = next;
            this.points = points;
            this.held = held;
        }

        @Override
        public void placed(String description) {
            next.placed(description);
        }

        @Override
        public void printed(@Nullable String requestId, ConsoleStream stream, String line) {
            next.printed(requestId, stream, line);
        }

        @Override
        public void watched(InvocationWatch watch) {
            next.watched(watch);
            watch.askAt(points);
        }

        @Override
        public void unwatched(String why) {
            next.unwatched(why);
        }

        @Override
        public void seen(List<OperationSighting> operations) {
            next.seen(operations);
        }

        @Override
        public CompletionStage<Void> reached(HoldPoint point, OperationSighting operation) {
            CompletableFuture<Void> leave = new CompletableFuture<>();
            held.add(new Held(point, operation, leave));
            return leave;
        }
    }

    private static Held next(BlockingQueue<Held> held) throws InterruptedException {
        Held next = held.poll(60, TimeUnit.SECONDS);
        assertThat(next).as("somebody is held").isNotNull();
        return next;
    }

    @Test
    void aHeldBodyDoesNotRunUntilItIsReleasedThoughItsStartIsRecorded() throws Exception {
        BlockingQueue<Held> held = new LinkedBlockingQueue<>();
        try (WatchedEngine engine =
                new WatchedEngine(directory, next -> new Holding(next, Set.of(HoldPoint.BODY), held))) {
            ExecutionArn arn = engine.start(Tour.class, tour);

            Held charge = next(held);
            assertThat(charge.point()).isEqualTo(HoldPoint.BODY);
            assertThat(charge.operation().name()).isEqualTo("charge");
            assertThat(charge.operation().type()).isEqualTo(OperationType.STEP);
            assertThat(charge.operation().subType()).isEqualTo("Step");
            assertThat(charge.operation().replayed()).isFalse();
            assertThat(charge.operation().parentId()).isNull();
            assertThat(engine.awaitOperation(arn, "charge").operation().status())
                    .isEqualTo(OperationStatus.STARTED);
            assertThat(ran(tour)).isEmpty();
            charge.leave().complete(null);

            Held shipping = next(held);
            assertThat(ran(tour)).containsExactly("charge");
            assertThat(shipping.operation().name()).isEqualTo("shipping");
            assertThat(shipping.operation().type()).isEqualTo(OperationType.CONTEXT);
            shipping.leave().complete(null);

            Held pack = next(held);
            assertThat(pack.operation().parentId())
                    .isEqualTo(shipping.operation().operationId());
            pack.leave().complete(null);

            List<String> bodies = new ArrayList<>();
            while (!engine.executor.ended(arn).isDone()) {
                Held any = held.poll(100, TimeUnit.MILLISECONDS);
                if (any != null) {
                    String name = any.operation().name();
                    assertThat(ran(tour)).doesNotContain(String.valueOf(name));
                    bodies.add(name);
                    any.leave().complete(null);
                }
            }
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(bodies).contains("line-c", "score", "paid", "thank").doesNotContain("charge", "pack", "pause");
        }
    }

    @Test
    void everyOperationIsSeenWhereItWasCalledAndWhetherItWasReplayed() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            ExecutionArn arn = engine.start(Tour.class, tour);
            ExecutionDescription ended = engine.ended(arn);
            assertThat(ended.facts().status()).as("%s", ended.facts()).isEqualTo(ExecutionStatus.SUCCEEDED);
            ExecutionState state = engine.state(arn);

            assertThat(state.invocations()).hasSize(2);
            Sightings first = state.sightings(1);
            Sightings second = state.sightings(2);
            assertThat(first.sees()).isTrue();
            assertThat(second.sees()).isTrue();
            assertThat(names(state, first, true)).isEmpty();
            assertThat(names(state, first, false))
                    .startsWith("charge", "shipping", "pack", "lines")
                    .contains("lines-iteration-0", "lines-iteration-1", "flat", "line-c", "checks", "fraud", "score")
                    .endsWith("pause")
                    .doesNotHaveDuplicates();
            // The result of a parallel is made again from its branches, so they are called again.
            assertThat(names(state, second, true))
                    .containsExactly("charge", "shipping", "lines", "flat", "checks", "fraud", "pause");
            assertThat(names(state, second, false)).containsExactly("paid", "thank");

            for (String name : List.of("charge", "shipping", "lines", "flat", "checks", "pause", "paid", "thank")) {
                assertCalledAt(state, name, "handleRequest", "context\\.\\w+\\((\\s*)\"" + name + "\"");
            }
            assertCalledAt(state, "pack", "lambda$handleRequest$\\d+", "child\\.step\\(\"pack\"");
            assertCalledAt(state, "line-c", "lambda$handleRequest$\\d+", "each\\.step\\(\"line-c\"");
            assertCalledAt(state, "score", "lambda$handleRequest$\\d+", "each\\.step\\(\"score\"");
            assertCalledAt(state, "fraud", "handleRequest", "context\\.parallel\\(");
            assertCalledAt(state, "lines-iteration-1", "handleRequest", "context\\.map\\(\\s*\"lines\"");
        }
    }

    @Test
    void whereAnOperationWasCalledIsKeptOnce() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            ExecutionArn arn = engine.start(Tour.class, tour);
            engine.ended(arn);
            List<String> located = engine.executor.journal(arn, 0).stream()
                    .map(JournalRecord::entry)
                    .filter(JournalEntry.OperationsSeen.class::isInstance)
                    .flatMap(entry -> ((JournalEntry.OperationsSeen) entry).calledAt().keySet().stream())
                    .toList();
            assertThat(located).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void anOperationCanBeHeldAtItsCallAlsoWhenItIsReplayed() throws Exception {
        BlockingQueue<Held> held = new LinkedBlockingQueue<>();
        try (WatchedEngine engine =
                new WatchedEngine(directory, next -> new Holding(next, Set.of(HoldPoint.CALL), held))) {
            ExecutionArn arn = engine.start(Greeting.class, tour);
            List<String> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Held call = next(held);
                assertThat(call.point()).isEqualTo(HoldPoint.CALL);
                calls.add(call.operation().name() + (call.operation().replayed() ? " replayed" : ""));
                if (i == 0) {
                    assertThat(operation(engine.state(arn), "greet")).isNull();
                }
                call.leave().complete(null);
            }
            assertThat(calls).containsExactly("greet", "pause", "greet replayed", "pause replayed", "shout");
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void anOrderGivenInTheMiddleOfAnInvocationTakesHoldAtOnce() throws Exception {
        BlockingQueue<Held> held = new LinkedBlockingQueue<>();
        CompletableFuture<InvocationWatch> hand = new CompletableFuture<>();
        try (WatchedEngine engine =
                new WatchedEngine(directory, next -> new Holding(next, Set.of(HoldPoint.CALL), held) {
                    @Override
                    public void watched(InvocationWatch watch) {
                        super.watched(watch);
                        hand.complete(watch);
                    }
                })) {
            ExecutionArn arn = engine.start(Tour.class, tour);
            Held charge = next(held);
            hand.join().askAt(Set.of(HoldPoint.BODY));
            charge.leave().complete(null);
            Held body = next(held);
            assertThat(body.point()).isEqualTo(HoldPoint.BODY);
            assertThat(body.operation().name()).isEqualTo("charge");
            assertThat(ran(tour)).isEmpty();
            hand.join().askAt(Set.of());
            body.leave().complete(null);
            Held second = next(held); // the second invocation's first call
            assertThat(ran(tour)).contains("charge", "pack", "score").doesNotContain("paid");
            assertThat(second.operation().replayed()).isTrue();
            engine.executor.stop(arn, null);
        }
    }

    @Test
    void anSdkThatCannotBeReadBlindsTheAgentAndHarmsNothing() throws Exception {
        Path broken = directory.resolve("broken/software/amazon/lambda/durable/operation");
        Files.createDirectories(broken);
        Files.write(broken.resolve("BaseDurableOperation.class"), new byte[] {1, 2, 3});
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            ExecutionArn arn = engine.start(Greeting.class, tour, List.of(directory.resolve("broken")));
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            Sightings sightings = engine.state(arn).sightings(1);
            assertThat(sightings.agent()).isTrue();
            assertThat(sightings.blindness()).startsWith("The durable SDK's classes cannot be read: ");
            assertThat(sightings.operations()).isEmpty();
        }
    }

    private static List<String> names(ExecutionState state, Sightings sightings, boolean replayed) {
        return sightings.operations().stream()
                .filter(seen -> seen.replayed() == replayed)
                .map(seen -> state.operation(seen.operationId()))
                .map(operation -> String.valueOf(operation.operation().name()))
                .toList();
    }

    private static void assertCalledAt(ExecutionState state, String name, String method, String call)
            throws IOException {
        SourceLocation place = state.calledAt(operation(state, name).id());
        assertThat(place).as(name).isNotNull();
        assertThat(place.className()).isEqualTo(Tour.class.getName());
        assertThat(place.method()).as(name).matches(method.replace("$", "\\$"));
        assertThat(place.file()).isEqualTo("Tour.java");
        Path source = Path.of("src/test/java", Tour.class.getName().replace('.', '/') + ".java");
        String fromThere =
                Files.readAllLines(source).stream().skip(place.line() - 1L).collect(Collectors.joining("\n"));
        assertThat(fromThere).as("%s at %s", name, place).containsPattern("\\A.*" + call);
    }
}
