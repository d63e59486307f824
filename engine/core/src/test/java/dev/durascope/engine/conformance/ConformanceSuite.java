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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingSupplier;

/**
 * All requirements on one stage, as tests: one for each, played side by side in real time. The summary is printed when
 * the last one is done.
 */
final class ConformanceSuite {

    /** Differences that lie in an SDK are few, or they do not lie in the SDK. */
    private static final int MOST_KNOWN_DIFFERENCES = 3;

    /** How many requirements are played at once: most of their time is waiting. */
    private static final int AT_ONCE = Integer.getInteger("durascope.conformance.parallel", 4);

    private final Map<String, KnownDifference> knownDifferences;
    private final List<Play> plays = new ArrayList<>();
    private final List<String> notRun = new ArrayList<>();

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
            // Aborted as a test of its own, so that reports count it as skipped.
            return Stream.of(DynamicTest.dynamicTest("requirements", () -> {
                Assumptions.abort(ConformanceData.absence());
            }));
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
                            function ->
                                    playing.put(requirement, executor.submit(() -> player.play(requirement, function))),
                            () -> notRun.add(requirement.id()));
        }
        return playing.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().toString(), () -> judge(entry.getKey(), entry.getValue())))
                .onClose(() -> {
                    executor.shutdownNow();
                    player.close();
                    stage.close();
                    System.out.println(summary(stage.title()));
                });
    }

    private void judge(Requirement requirement, Future<Play> future) throws InterruptedException {
        Play play;
        try {
            play = future.get();
        } catch (ExecutionException | CancellationException e) {
            throw new AssertionError("requirement " + requirement + " could not be played", e);
        }
        KnownDifference known = knownDifferences.get(requirement.id());
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
        if (!notRun.isEmpty()) {
            text.append("\n  not run, because the stage has no handler: ").append(String.join(", ", notRun));
        }
        return text.toString();
    }
}
