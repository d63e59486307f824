package dev.durascope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.conformance.Requirement.ExpectedLog;
import dev.durascope.engine.conformance.Requirement.ExpectedResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionResponse;

/**
 * Plays requirements against a stage, from outside and in real time: starts the execution, does what the outside world
 * does, waits for the end, and compares. A player may play several requirements at once.
 */
final class RequirementPlayer implements AutoCloseable {

    /** The slowest requirement takes some twenty seconds; the rest is for a busy machine. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** A line may take a moment from a worker's pipe to the console. */
    private static final Duration LOG_LIMIT = Duration.ofSeconds(10);

    private static final Pattern EXPRESSION = Pattern.compile("/(.*)/", Pattern.DOTALL);

    private final Stage stage;
    private final Service service;

    RequirementPlayer(Stage stage) {
        this.stage = stage;
        this.service = new Service(stage.endpoint());
    }

    /** Plays one requirement on one function. */
    Play play(Requirement requirement, String function) {
        return new Performance(requirement, function).play();
    }

    @Override
    public void close() {
        service.close();
    }

    /** One requirement being played. */
    private final class Performance {

        private final Requirement requirement;
        private final String function;
        private final String executionName;
        private final Variables variables;
        private final Patience patience = Patience.of(LIMIT);
        private final List<String> differences = new ArrayList<>();
        private Optional<String> arn = Optional.empty();
        private List<JsonNode> history = List.of();

        Performance(Requirement requirement, String function) {
            this.requirement = requirement;
            this.function = function;
            this.executionName = "requirement-" + requirement.id() + "-" + UUID.randomUUID();
            this.variables = Variables.generate(requirement.variables(), RandomGenerator.getDefault());
        }

        Play play() {
            try {
                perform();
            } catch (SdkException | TimeoutException e) {
                differences.add(e.getClass().getSimpleName() + ": " + e.getMessage());
                arn.ifPresent(this::readHistory);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                differences.add("interrupted");
            }
            return new Play(requirement, arn, List.copyOf(differences), history);
        }

        private void perform() throws TimeoutException, InterruptedException {
            Optional<Thread> caller = start();
            String execution = patience.await(
                    "execution " + executionName + " of " + function, () -> service.find(function, executionName));
            arn = Optional.of(execution);
            new CallbackActor(service, execution, variables, requirement.callbackActions()).play(patience);
            if (requirement.expectedResult().isPresent()) {
                patience.awaitTrue("the end of the execution", () -> service.ended(execution));
                compareEnd(requirement.expectedResult().get(), service.execution(execution));
            } else {
                patience.awaitTrue("the last expected event", () -> {
                    readHistory(execution);
                    return history.size() >= lastExpectedEventId();
                });
                service.stop(execution);
            }
            if (caller.isPresent()) {
                caller.get().join();
            }
            if (requirement.expectedResult().isPresent()) {
                readHistory(execution);
            }
            differences.addAll(HistoryMatcher.differences(expectedEvents(), history));
            compareLogs(execution);
        }

        /** Starts the execution; a synchronous start has a thread of its own, whose answer is compared too. */
        private Optional<Thread> start() {
            JsonNode input = variables.expand(requirement.input());
            String payload = input.isMissingNode() ? "null" : input.toString();
            if (requirement.asynchronous()) {
                service.start(function, executionName, payload, true);
                return Optional.empty();
            }
            return Optional.of(Thread.ofVirtual().start(() -> invokeSynchronously(payload)));
        }

        private void invokeSynchronously(String payload) {
            try {
                var response = service.start(function, executionName, payload, false);
                ExpectedResult expected = requirement.expectedResult().orElseThrow();
                boolean failed = response.functionError() != null;
                synchronized (differences) {
                    if (failed == expected.status().equals("SUCCEEDED")) {
                        differences.add("the invocation's answer has the function error " + response.functionError()
                                + ", though the execution must end as " + expected.status());
                    }
                    if (!failed) {
                        compareResult(
                                "the invocation's answer",
                                expected,
                                response.payload().asUtf8String());
                    }
                }
            } catch (SdkException e) {
                synchronized (differences) {
                    differences.add("the invocation: " + e.getMessage());
                }
            }
        }

        private void compareEnd(ExpectedResult expected, GetDurableExecutionResponse execution) {
            synchronized (differences) {
                if (!expected.status().equals(execution.statusAsString())) {
                    differences.add("the execution's status is " + execution.statusAsString() + ", expected "
                            + expected.status() + (execution.error() == null ? "" : ": " + execution.error()));
                }
                compareResult("the execution's result", expected, execution.result());
            }
        }

        private void compareResult(String what, ExpectedResult expected, String actual) {
            expected.result().map(variables::expand).ifPresent(result -> {
                if (!ResultMatcher.matches(result, actual)) {
                    differences.add(what + " is " + actual + ", expected " + result);
                }
            });
        }

        private List<JsonNode> expectedEvents() {
            return requirement.expectedEvents().stream().map(variables::expand).toList();
        }

        private int lastExpectedEventId() {
            return requirement.expectedEvents().stream()
                    .mapToInt(event -> event.path("EventId").asInt())
                    .max()
                    .orElse(0);
        }

        private void readHistory(String execution) {
            history = service.historyAsJson(execution);
        }

        private void compareLogs(String execution) throws InterruptedException {
            if (stage.console(function, execution).isEmpty()) {
                return;
            }
            Patience logPatience = Patience.of(LOG_LIMIT);
            for (ExpectedLog log : requirement.expectedLogs()) {
                try {
                    logPatience.awaitTrue("log", () -> matchingLines(log, execution) >= log.count());
                } catch (TimeoutException e) {
                    // The comparison below says how many lines there are.
                }
                long count = matchingLines(log, execution);
                if (count != log.count()) {
                    differences.add(count + " log lines match " + variables.expand(log.message()) + ", expected "
                            + log.count());
                }
            }
        }

        private long matchingLines(ExpectedLog log, String execution) {
            String message = variables.expand(log.message());
            var expression = EXPRESSION.matcher(message);
            Pattern pattern = expression.matches()
                    ? Pattern.compile(expression.group(1))
                    : Pattern.compile(message, Pattern.LITERAL);
            return stage.console(function, execution).orElseThrow().stream()
                    .filter(line -> pattern.matcher(line).find())
                    .count();
        }
    }
}
