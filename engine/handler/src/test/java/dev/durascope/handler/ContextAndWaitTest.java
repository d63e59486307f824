package dev.durascope.handler;

import static dev.durascope.handler.TestHandler.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.handler.error.ChildContextFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.model.OperationStatus;

@Timeout(30)
class ContextAndWaitTest {

    @Test
    void aWaitSuspendsTheExecution() {
        var service = serve(context -> {
            context.wait("nap", Duration.ofMinutes(5));
            return "awake";
        });
        assertThat(service.invokeOnce().path("Status").asText()).isEqualTo("PENDING");
        var start = service.updates.get(0);
        assertThat(start.waitOptions().waitSeconds()).isEqualTo(300);
        assertThat(start.subType()).isEqualTo("Wait");
        assertThat(service.advance()).isTrue();
        assertThat(service.run().result()).isEqualTo("\"awake\"");
    }

    @Test
    void overlappingWaitsGoOutInOneCallAndAreSleptThroughTogether() {
        var service = serve(context -> {
                    var two = context.waitAsync("two", Duration.ofSeconds(2));
                    var one = context.waitAsync("one", Duration.ofSeconds(1));
                    two.get();
                    one.get();
                    return "both";
                })
                .run();
        assertThat(service.result()).isEqualTo("\"both\"");
        assertThat(service.names()).containsExactly("two", "one");
    }

    @Test
    void aChildContextHoldsItsOperationsAndKeepsItsResult() {
        var runs = new AtomicInteger();
        var service = serve(context -> {
                    String inner = context.runInChildContext("child", String.class, child -> {
                        runs.incrementAndGet();
                        return child.step("inside", String.class, step -> "value");
                    });
                    context.wait("pause", Duration.ofSeconds(1));
                    return inner;
                })
                .run();
        assertThat(service.result()).isEqualTo("\"value\"");
        assertThat(runs).hasValue(1);
        assertThat(service.operation("inside").parentId).isEqualTo(service.operation("child").id);
        assertThat(service.operation("child").subType).isEqualTo("RunInChildContext");
        assertThat(service.sent())
                .containsExactly("START child", "START inside", "SUCCEED inside", "SUCCEED child", "START pause");
    }

    @Test
    void aWaitInsideAChildContextSuspendsAndTheChildGoesOnLater() {
        var service = serve(context -> context.runInChildContext("child", String.class, child -> {
                    child.wait("nap", Duration.ofSeconds(9));
                    return "rested";
                }))
                .run();
        assertThat(service.answers).containsExactly("PENDING", "SUCCEEDED");
        assertThat(service.result()).isEqualTo("\"rested\"");
    }

    @Test
    void aFailedChildContextThrowsTheSameInEveryReplay() {
        var seen = new ArrayList<String>();
        var service = serve(context -> {
                    try {
                        return context.runInChildContext("child", String.class, child -> {
                            throw new IllegalStateException("no");
                        });
                    } catch (ChildContextFailedException e) {
                        seen.add(e.getMessage());
                        context.wait("pause", Duration.ofSeconds(1));
                        return e.error().type();
                    }
                })
                .run();
        assertThat(seen).hasSize(2).containsOnly("Child context 'child' failed: java.lang.IllegalStateException: no");
        assertThat(service.result()).isEqualTo("\"java.lang.IllegalStateException\"");
    }

    @Test
    void aLargeResultOfAChildContextIsMadeAgainFromItsChildren() {
        var bodies = new AtomicInteger();
        var steps = new AtomicInteger();
        var service = serve(context -> {
                    String large = context.runInChildContext("large", String.class, child -> {
                        bodies.incrementAndGet();
                        String seed = child.step("seed", String.class, step -> {
                            steps.incrementAndGet();
                            return "x";
                        });
                        return seed.repeat(256 * 1024);
                    });
                    context.wait("pause", Duration.ofSeconds(1));
                    return large.length();
                })
                .run();
        assertThat(service.operation("large").replayChildren).isTrue();
        assertThat(service.operation("large").result).isEmpty();
        assertThat(service.result()).isEqualTo(String.valueOf(256 * 1024));
        assertThat(bodies).hasValue(2);
        assertThat(steps).hasValue(1);
        assertThat(service.sent()).endsWith("SUCCEED seed", "SUCCEED large", "START pause");
    }

    @Test
    void branchesThatAllWaitSuspendTogether() {
        var service = serve(context -> {
                    var left = context.runInChildContextAsync("left", String.class, child -> {
                        child.wait("left nap", Duration.ofSeconds(3));
                        return "l";
                    });
                    var right = context.runInChildContextAsync("right", String.class, child -> {
                        child.wait("right nap", Duration.ofSeconds(7));
                        return "r";
                    });
                    return DurableFuture.allOf(left, right);
                })
                .run();
        assertThat(service.result()).isEqualTo("[\"l\",\"r\"]");
        assertThat(service.answers).containsExactly("PENDING", "PENDING", "SUCCEEDED");
    }

    @Test
    void aWaitThatEndsWhileABranchRunsIsNoticedWithoutSuspending() {
        var holder = new FakeService[1];
        var waited = new CountDownLatch(1);
        holder[0] = serve(context -> {
            var working = context.stepAsync("work", Boolean.class, step -> {
                while (!holder[0].knows("nap")) {
                    waited.await(1, TimeUnit.MILLISECONDS);
                }
                holder[0].advance();
                return waited.await(20, TimeUnit.SECONDS);
            });
            context.wait("nap", Duration.ofHours(2));
            waited.countDown();
            return working.get();
        });
        holder[0].run();
        assertThat(holder[0].result()).isEqualTo("true");
        assertThat(holder[0].answers).containsExactly("SUCCEEDED");
        assertThat(holder[0].batchSizes).contains(0);
    }

    @Test
    void theFirstOfSeveralFuturesCanBeTaken() {
        var service = serve(context -> {
                    var slow = context.waitAsync("slow", Duration.ofHours(1));
                    var quick = context.runInChildContextAsync("quick", String.class, child -> {
                        child.wait("nap", Duration.ofSeconds(1));
                        return "first";
                    });
                    return DurableFuture.<Object>anyOf(slow, quick) == quick ? quick.get() : "slow";
                })
                .run();
        assertThat(service.result()).isEqualTo("\"first\"");
        assertThat(service.operation("slow").status).isEqualTo(OperationStatus.STARTED);
    }

    @Test
    void aBranchNobodyWaitsForIsFinishedBeforeTheExecutionIs() {
        var service = serve(context -> {
                    context.stepAsync("forgotten", Integer.class, step -> 1);
                    return "done";
                })
                .run();
        assertThat(service.result()).isEqualTo("\"done\"");
        assertThat(service.operation("forgotten").status).isEqualTo(OperationStatus.SUCCEEDED);
    }

    @Test
    void aRetryThatFallsDueWhileABranchRunsIsMadeWithoutSuspending() {
        var holder = new FakeService[1];
        var retried = new CountDownLatch(1);
        holder[0] = serve(context -> {
            var working = context.stepAsync("work", Boolean.class, step -> {
                while (!holder[0].sent().contains("RETRY flaky")) {
                    retried.await(1, TimeUnit.MILLISECONDS);
                }
                holder[0].advance();
                return retried.await(20, TimeUnit.SECONDS);
            });
            context.step("flaky", Integer.class, step -> {
                if (step.attempt() == 1) {
                    throw new IllegalStateException("not yet");
                }
                retried.countDown();
                return step.attempt();
            });
            return working.get();
        });
        assertThat(holder[0].run().result()).isEqualTo("true");
        assertThat(holder[0].answers).containsExactly("SUCCEEDED");
    }

    @Test
    void branchesThatWaitForEachOtherAreToldSo() {
        var futures = new AtomicReference<DurableFuture<Integer>>();
        var known = new CountDownLatch(1);
        var service = serve(context -> {
                    var left = context.runInChildContextAsync("left", Integer.class, child -> {
                        known.await(10, TimeUnit.SECONDS);
                        return futures.get().get();
                    });
                    futures.set(context.runInChildContextAsync("right", Integer.class, child -> left.get()));
                    known.countDown();
                    return left.get();
                })
                .run();
        assertThat(service.error().errorMessage()).contains("Every branch of this handler waits for another branch");
    }
}
