package dev.durascope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingSupplier;

/**
 * All requirements on one stage, as tests: one for each, played side by side in real time. One that differs is played
 * once more by itself, because a starved handler lets the second pass in which it should have suspended; what differs
 * again fails. The summary, which names what was played again, is printed when the last one is done.
 */
final class ConformanceSuite {

    /** Differences that lie in an SDK are few, or they do not lie in the SDK. */
    private static final int MOST_KNOWN_DIFFERENCES = 3;

    /** How many requirements are played at once: most of their time is waiting. */
    private static final int AT_ONCE = Integer.getInteger("durascope.conformance.parallel", 4);

    private final Map<String, KnownDifference> knownDifferences;
    private final List<Play> plays = new ArrayList<>();
    private final List<Play> playedAgain = new ArrayList<>();
    private final List<String> notRun = new ArrayList<>();
    private final ReadWriteLock stageInUse = new ReentrantReadWriteLock(true);

    private ConformanceSuite(List<KnownDifference> knownDifferences) {
        assertThat(knownDifferences).hasSizeLessThanOrEqualTo(MOST_KNOWN_DIFFERENCES);
        this.knownDifferences = knownDifferences.stream()
                .collect(Collectors.toMap(KnownDifference::requirementId, difference -> difference));
    }

    /**
     * The requirements as tests.
     *
     * @param opening opens the stage, once it is known that there is something to play; the tests close it
     */
    static Stream<DynamicTest> of(ThrowingSupplier<? extends Stage> opening, KnownDifference... knownDifferences) {
        Optional<Path> directory = ConformanceData.find();
        if (directory.isEmpty()) {
            System.out.println(ConformanceData.absence());
            Assumptions.abort(ConformanceData.absence());
        }
        List<Requirement> requirements = RequirementReader.readAll(directory.orElseThrow());
        return new ConformanceSuite(List.of(knownDifferences)).tests(requirements, open(opening));
    }

    private static Stage open(ThrowingSupplier<? extends Stage> opening) {
        try {
            return opening.get();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new CompletionException(e);
        }
    }

    private Stream<DynamicTest> tests(List<Requirement> requirements, Stage stage) {
        RequirementPlayer player = new RequirementPlayer(stage);
        ExecutorService executor = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().name("player-", 1).factory());
        Map<Requirement, Future<Play>> playing = new LinkedHashMap<>();
        for (Requirement requirement : requirements) {
            stage.functionFor(requirement)
                    .ifPresentOrElse(
                            function -> playing.put(
                                    requirement,
                                    executor.submit(() -> play(player, requirement, function, stageInUse.readLock()))),
                            () -> notRun.add(requirement.id()));
        }
        return playing.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().toString(),
                        () -> judge(entry.getKey(), entry.getValue(), () -> again(player, stage, entry.getKey()))))
                .onClose(() -> {
                    executor.shutdownNow();
                    player.close();
                    stage.close();
                    System.out.println(summary(stage.title()));
                });
    }

    private static Play play(RequirementPlayer player, Requirement requirement, String function, Lock lock) {
        lock.lock();
        try {
            return player.play(requirement, function);
        } finally {
            lock.unlock();
        }
    }

    private Play again(RequirementPlayer player, Stage stage, Requirement requirement) {
        return play(player, requirement, stage.functionFor(requirement).orElseThrow(), stageInUse.writeLock());
    }

    private void judge(Requirement requirement, Future<Play> future, Supplier<Play> again) throws InterruptedException {
        Play play;
        try {
            play = future.get();
        } catch (ExecutionException | CancellationException e) {
            throw new AssertionError("requirement " + requirement + " could not be played", e);
        }
        KnownDifference known = knownDifferences.get(requirement.id());
        if (known == null && !play.passed()) {
            playedAgain.add(play);
            play = again.get();
        }
        plays.add(play);
        if (known == null) {
            assertThat(play.passed()).as(play.describe()).isTrue();
        } else {
            assertThat(play.passed())
                    .as("requirement %s passes: it is no difference any more", requirement)
                    .isFalse();
        }
    }

    private String summary(String title) {
        List<Play> different = plays.stream().filter(play -> !play.passed()).toList();
        StringBuilder text = new StringBuilder("conformance, " + title + ": " + (plays.size() - different.size())
                + " passed, " + different.size() + " differ, " + notRun.size() + " not run");
        for (Play play : different) {
            KnownDifference known = knownDifferences.get(play.requirement().id());
            text.append("\n  ").append(play.requirement());
            text.append(known == null ? ": FAILED" : ": " + known.reason() + " (" + known.source() + ")");
        }
        for (Play first : playedAgain) {
            text.append("\n  ")
                    .append(first.requirement().id())
                    .append(" was played again by itself: ")
                    .append(first.differences().getFirst());
        }
        if (!notRun.isEmpty()) {
            text.append("\n  not run, because the stage has no handler: ").append(String.join(", ", notRun));
        }
        return text.toString();
    }
}
