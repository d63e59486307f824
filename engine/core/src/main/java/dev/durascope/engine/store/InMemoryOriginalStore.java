package dev.durascope.engine.store;

import dev.durascope.engine.model.ExecutionArn;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps originals for as long as its process lives. */
public final class InMemoryOriginalStore implements OriginalStore {
    private final Map<ExecutionArn, String> recordings = new LinkedHashMap<>();

    @Override
    public synchronized void keep(ExecutionArn fork, String recording) {
        if (recording.length() > MOST) {
            return;
        }
        recordings.remove(fork);
        recordings.put(fork, recording);
        long together = recordings.values().stream().mapToLong(String::length).sum();
        for (Iterator<String> oldest = recordings.values().iterator(); together > MOST_TOGETHER; ) {
            together -= oldest.next().length();
            oldest.remove();
        }
    }

    @Override
    public synchronized Optional<String> find(ExecutionArn fork) {
        return Optional.ofNullable(recordings.get(fork));
    }
}
