package dev.durascope.app.shell;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands in for the system's dialogs, which no test can drive: each question takes the next answer. */
final class StubDialogs implements FileDialogs {
    private final Deque<Path> answers = new ArrayDeque<>();

    void answer(Path path) {
        answers.add(path);
    }

    @Override
    public Optional<Path> jar(@Nullable Path startIn) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> history(@Nullable Path startIn) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> save(String title, String fileName, String kind) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> directory(String title, @Nullable Path startIn) {
        return Optional.ofNullable(answers.poll());
    }
}
