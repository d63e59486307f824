package dev.durascope.junit;

import dev.durascope.engine.invoke.HandlerFailedException;
import dev.durascope.engine.invoke.InProcessHandler;
import dev.durascope.engine.invoke.Invocation;
import dev.durascope.engine.model.ErrorObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A function that a test stands in for: it answers its invocations in order, and the last answer holds for all later ones. */
final class Answers implements InProcessHandler {
    /** What one invocation comes to. */
    private sealed interface Answer {
        record Result(String text) implements Answer {}

        record Failure(ErrorObject error) implements Answer {}
    }

    private final List<Answer> answers = new ArrayList<>();
    private int given;

    synchronized void result(Object result) {
        String text = TestJson.textOf("The answer of an invoke", result);
        answers.add(new Answer.Result(text == null ? "null" : text));
    }

    synchronized void failure(ErrorObject error) {
        answers.add(new Answer.Failure(error));
    }

    private synchronized Answer next() {
        Answer next = answers.get(Math.min(given, answers.size() - 1));
        given++;
        return next;
    }

    @Override
    public byte[] handle(Invocation invocation) throws HandlerFailedException {
        return switch (next()) {
            case Answer.Result result -> result.text().getBytes(StandardCharsets.UTF_8);
            case Answer.Failure failure -> throw new HandlerFailedException(failure.error());
        };
    }
}
