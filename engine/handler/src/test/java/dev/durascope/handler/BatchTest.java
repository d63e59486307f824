package dev.durascope.handler;

import static dev.durascope.handler.TestHandler.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.handler.error.BranchFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.model.OperationStatus;

@Timeout(60)
class BatchTest {
    private static final List<Integer> THREE = List.of(1, 2, 3);
    private static final MapConfig ONE_BY_ONE = MapConfig.defaults().withMaxConcurrency(1);

    private static int failOnTwo(DurableContext context, int item, int index) {
        if (item == 2) {
            throw new IllegalStateException("two");
        }
        return item * 10;
    }

    @Test
    void aMapRunsEachItemInAContextOfItsOwn() {
        var service = serve(context -> context.map(
                                "tenfold",
                                THREE,
                                Integer.class,
                                (child, item, index) -> child.step("times " + index, Integer.class, step -> item * 10))
                        .results())
                .run();
        assertThat(service.result()).isEqualTo("[10,20,30]");
        assertThat(service.operation("tenfold").subType).isEqualTo("Map");
        var iteration = service.operation("tenfold-iteration-1");
        assertThat(iteration.subType).isEqualTo("MapIteration");
        assertThat(iteration.parentId).isEqualTo(service.operation("tenfold").id);
        assertThat(service.operation("times 1").parentId).isEqualTo(iteration.id);
        assertThat(service.sent().subList(0, 4))
                .containsExactly(
                        "START tenfold",
                        "START tenfold-iteration-0",
                        "START tenfold-iteration-1",
                        "START tenfold-iteration-2");
        assertThat(service.sent()).endsWith("SUCCEED tenfold");
    }

    @Test
    void aMapsResultIsKeptWholeAndReadBackWithItsTypes() {
        var runs = new AtomicInteger();
        var service = serve(context -> {
                    BatchResult<Long> result = context.map("map", THREE, Long.class, (child, item, index) -> {
                        runs.incrementAndGet();
                        return (long) failOnTwo(child, item, index);
                    });
                    context.wait("pause", Duration.ofSeconds(1));
                    Long last = result.items().get(2).result();
                    return last + result.errors().get(0).message();
                })
                .run();
        assertThat(service.result()).isEqualTo("\"30two\"");
        assertThat(runs).hasValue(3);
        assertThat(service.operation("map").result)
                .startsWith(
                        "{\"items\":[{\"status\":\"SUCCEEDED\",\"result\":10,\"error\":null},{\"status\":\"FAILED\"")
                .contains("\"errorType\":\"java.lang.IllegalStateException\",\"errorMessage\":\"two\"")
                .endsWith("\"completionReason\":\"ALL_COMPLETED\"}");
        assertThat(service.operation("map").replayChildren).isFalse();
    }

    @Test
    void anEmptyMapIsStartedAndDone() {
        var service = serve(context -> context.map("none", List.of(), Integer.class, BatchTest::failOnTwo)
                        .completionReason())
                .run();
        assertThat(service.result()).isEqualTo("\"ALL_COMPLETED\"");
        assertThat(service.sent()).containsExactly("START none", "SUCCEED none");
    }

    @Test
    void iterationsMayHaveTheirOwnNames() {
        var config = MapConfig.defaults().withIterationName(index -> "item " + THREE.get(index));
        var service = serve(context -> context.map(null, THREE, Integer.class, (child, item, index) -> item, config)
                        .results())
                .run();
        assertThat(service.names()).containsExactly(null, "item 1", "item 2", "item 3");
    }

    @Test
    void aLargeResultOfAMapIsMadeAgainFromItsIterations() {
        var bodies = new AtomicInteger();
        var service = serve(context -> {
                    var result = context.map("large", THREE, String.class, (child, item, index) -> {
                        bodies.incrementAndGet();
                        return "x".repeat(100_000);
                    });
                    context.wait("pause", Duration.ofSeconds(1));
                    return result.results().stream().mapToInt(String::length).sum();
                })
                .run();
        assertThat(service.result()).isEqualTo("300000");
        assertThat(bodies).hasValue(3);
        assertThat(service.operation("large").replayChildren).isTrue();
        assertThat(service.operation("large").result).hasSizeLessThan(500).contains("ALL_COMPLETED");
    }

    @Test
    void noMoreIterationsRunAtTheSameTimeThanAllowed() {
        var running = new AtomicInteger();
        var most = Collections.synchronizedList(new ArrayList<Integer>());
        var items = IntStream.range(0, 20).boxed().toList();
        var service = serve(context -> context.map(
                                "bounded",
                                items,
                                Integer.class,
                                (child, item, index) -> child.step("work", Integer.class, step -> {
                                    most.add(running.incrementAndGet());
                                    running.decrementAndGet();
                                    return item;
                                }),
                                MapConfig.defaults().withMaxConcurrency(3))
                        .results()
                        .size())
                .run();
        assertThat(service.result()).isEqualTo("20");
        assertThat(most).allMatch(count -> count <= 3);
    }

    @Test
    void theFirstFailureEndsAMapThatToleratesNone() {
        var config = ONE_BY_ONE.withCompletion(CompletionConfig.allSuccessful());
        var service = serve(context -> {
                    var result = context.map("strict", THREE, Integer.class, BatchTest::failOnTwo, config);
                    context.wait("pause", Duration.ofSeconds(1));
                    return result.completionReason() + " "
                            + result.items().stream().map(BatchItem::status).toList();
                })
                .run();
        assertThat(service.result()).isEqualTo("\"FAILURE_TOLERANCE_EXCEEDED [SUCCEEDED, FAILED, SKIPPED]\"");
        assertThat(service.knows("strict-iteration-2")).isFalse();
    }

    @Test
    void aShareOfFailuresMayBeTolerated() {
        var half = MapConfig.defaults()
                .withCompletion(CompletionConfig.allCompleted().withToleratedFailurePercentage(50.0));
        var service = serve(context -> context.map("half", THREE, Integer.class, BatchTest::failOnTwo, half)
                        .completionReason())
                .run();
        assertThat(service.result()).isEqualTo("\"ALL_COMPLETED\"");
    }

    @Test
    void branchesAreGivenUpOnceEnoughSucceeded() {
        var service = serve(context -> {
                    var result = context.<String>parallel(
                            "race",
                            List.of(
                                    Branch.of("slow", String.class, child -> {
                                        child.wait("long", Duration.ofDays(1));
                                        return "slow";
                                    }),
                                    Branch.of("quick", String.class, child -> "quick")),
                            ParallelConfig.defaults().withCompletion(CompletionConfig.firstSuccessful()));
                    context.wait("pause", Duration.ofSeconds(1));
                    return result.completionReason() + " " + result.results();
                })
                .run();
        assertThat(service.result()).isEqualTo("\"MIN_SUCCESSFUL_REACHED [quick]\"");
        assertThat(service.operation("slow").status).isEqualTo(OperationStatus.STARTED);
        assertThat(service.operation("race").subType).isEqualTo("Parallel");
        assertThat(service.operation("quick").subType).isEqualTo("ParallelBranch");
    }

    @Test
    void aParallelKeepsHowItsBranchesEndedAndAsksThemForTheirResults() {
        var bodies = new AtomicInteger();
        var service = serve(context -> {
                    var result = context.<Object>parallel(
                            "mixed",
                            List.of(
                                    Branch.of("number", Integer.class, child -> bodies.incrementAndGet()),
                                    Branch.of("text", String.class, child -> "t" + bodies.incrementAndGet() * 0),
                                    Branch.of("broken", String.class, child -> {
                                        throw new IllegalStateException("no");
                                    })));
                    context.wait("pause", Duration.ofSeconds(1));
                    return result.results().get(1) + result.errors().get(0).message();
                })
                .run();
        assertThat(service.result()).isEqualTo("\"t0no\"");
        assertThat(bodies).hasValue(2);
        assertThat(service.operation("mixed").replayChildren).isTrue();
        assertThat(service.operation("mixed").result)
                .isEqualTo(
                        "{\"size\":3,\"succeeded\":2,\"failed\":1,\"skipped\":0,"
                                + "\"completionStatus\":\"ALL_COMPLETED\",\"statuses\":[\"SUCCEEDED\",\"SUCCEEDED\",\"FAILED\"]}");
    }

    @Test
    void branchesThatWaitSuspendAndGoOn() {
        var branches = IntStream.range(0, 5)
                .mapToObj(i -> Branch.of("branch " + i, Integer.class, child -> {
                    child.wait("nap " + i, Duration.ofSeconds(10 - i));
                    return child.step("work " + i, Integer.class, step -> i);
                }))
                .toList();
        var service = serve(
                        context -> context.<Integer>parallel("all", branches).results())
                .run();
        assertThat(service.result()).isEqualTo("[0,1,2,3,4]");
    }

    @Test
    void branchesRunAtTheSameTime() {
        var all = new CountDownLatch(4);
        var branches = IntStream.range(0, 4)
                .mapToObj(i -> Branch.of(
                        null,
                        Boolean.class,
                        child -> child.step(null, Boolean.class, step -> {
                            all.countDown();
                            return all.await(20, TimeUnit.SECONDS);
                        })))
                .toList();
        var service = serve(context -> context.<Boolean>parallel(null, branches).results())
                .run();
        assertThat(service.result()).isEqualTo("[true,true,true,true]");
    }

    @Test
    void flatIterationsPutTheirOperationsDirectlyIntoTheMap() {
        var steps = new AtomicInteger();
        var config = MapConfig.defaults().withNesting(Nesting.FLAT);
        var service = serve(context -> {
                    var result = context.map(
                            "flat",
                            THREE,
                            Integer.class,
                            (child, item, index) -> {
                                child.wait("nap " + index, Duration.ofSeconds(1));
                                return child.step("step " + index, Integer.class, step -> {
                                    steps.incrementAndGet();
                                    return item;
                                });
                            },
                            config);
                    context.wait("pause", Duration.ofSeconds(1));
                    return result.results();
                })
                .run();
        assertThat(service.result()).isEqualTo("[1,2,3]");
        assertThat(steps).hasValue(3);
        assertThat(service.knows("flat-iteration-0")).isFalse();
        assertThat(service.operation("step 2").parentId).isEqualTo(service.operation("flat").id);
    }

    @Test
    void aMapInsideABranchInsideAMapWorks() {
        var service = serve(context -> context.map("outer", List.of(1, 2), Integer.class, (child, item, index) -> {
                            var inner = child.map("inner " + item, List.of(1, 2, 3), Integer.class, (c, x, i) -> {
                                c.wait("nap", Duration.ofSeconds(x));
                                return item * x;
                            });
                            return inner.results().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum();
                        })
                        .results())
                .run();
        assertThat(service.result()).isEqualTo("[6,12]");
    }

    @Test
    void aMapCanBeBegunWithoutWaiting() {
        var service = serve(context -> {
                    var map = context.mapAsync(
                            "map", THREE, TypeToken.of(Integer.class), BatchTest::failOnTwo, MapConfig.defaults());
                    var step = context.step("meanwhile", Integer.class, s -> 5);
                    return step + map.get().results().get(0);
                })
                .run();
        assertThat(service.result()).isEqualTo("15");
    }

    @Test
    void aFailedBranchIsThrownOnDemand() {
        var service = serve(context -> {
                    try {
                        context.map("map", THREE, Integer.class, BatchTest::failOnTwo)
                                .throwIfFailed();
                        return "none";
                    } catch (BranchFailedException e) {
                        return e.getMessage();
                    }
                })
                .run();
        assertThat(service.result()).isEqualTo("\"Branch 1 failed: java.lang.IllegalStateException: two\"");
    }

    @Test
    void moreSuccessesThanBranchesAreRefused() {
        var config = MapConfig.defaults()
                .withCompletion(CompletionConfig.allCompleted().withMinSuccessful(4));
        var service = serve(context -> context.map("map", THREE, Integer.class, BatchTest::failOnTwo, config))
                .run();
        assertThat(service.error().errorMessage())
                .contains("minSuccessful is 4")
                .contains("only 3 branches");
    }

    @Test
    void fiveHundredBranchesThatWaitSuspendOnce() {
        var items = IntStream.range(0, 500).boxed().toList();
        var service = serve(context -> context.map("many", items, Integer.class, (child, item, index) -> {
                            child.wait("nap", Duration.ofSeconds(5));
                            return item;
                        })
                        .results()
                        .size())
                .run();
        assertThat(service.result()).isEqualTo("500");
        assertThat(service.answers).containsExactly("PENDING", "SUCCEEDED");
    }
}
