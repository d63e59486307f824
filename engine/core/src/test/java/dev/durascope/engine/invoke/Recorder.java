package dev.durascope.engine.invoke;

import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps what an invocation's listener hears. */
final class Recorder implements InvocationListener {
    final List<String> placed = new CopyOnWriteArrayList<>();
    final List<Printed> printed = new CopyOnWriteArrayList<>();

    record Printed(@Nullable String requestId, ConsoleStream stream, String line) {}

    @Override
    public void placed(String description) {
        placed.add(description);
    }

    @Override
    public void printed(@Nullable String requestId, ConsoleStream stream, String line) {
        printed.add(new Printed(requestId, stream, line));
    }

    List<String> lines(ConsoleStream stream) {
        return printed.stream()
                .filter(line -> line.stream() == stream)
                .map(Printed::line)
                .toList();
    }
}
