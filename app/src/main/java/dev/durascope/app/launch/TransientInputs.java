package dev.durascope.app.launch;

import dev.durascope.engine.store.InputStore;
import dev.durascope.engine.store.KeptInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Keeps inputs until the window closes, for an engine that keeps nothing. */
final class TransientInputs implements InputStore {
    private final Map<String, List<KeptInput>> inputs = new ConcurrentHashMap<>();
    private final BiConsumer<String, Predicate<String>> forgotten;

    /** @param forgotten is told of which handler which inputs are forgotten */
    TransientInputs(BiConsumer<String, Predicate<String>> forgotten) {
        this.forgotten = forgotten;
    }

    @Override
    public List<KeptInput> inputs(String launch) {
        return inputs.getOrDefault(launch, List.of());
    }

    @Override
    public void keep(String launch, KeptInput input) {
        if (InputStore.isKept(input.text())) {
            inputs.merge(launch, List.of(input), (before, added) -> newest(before, input));
        }
    }

    private static List<KeptInput> newest(List<KeptInput> before, KeptInput added) {
        List<KeptInput> kept = new ArrayList<>(List.of(added));
        int bytes = size(added);
        for (KeptInput each : before) {
            if (!each.text().equals(added.text())) {
                bytes += size(each);
                if (kept.size() == MOST || bytes > MOST_BYTES_TOGETHER) {
                    break;
                }
                kept.add(each);
            }
        }
        return List.copyOf(kept);
    }

    private static int size(KeptInput input) {
        return input.text().getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public void forget(String launch, String text) {
        forgotten.accept(launch, text::equals);
        inputs.computeIfPresent(
                launch,
                (name, kept) ->
                        kept.stream().filter(each -> !each.text().equals(text)).toList());
    }

    @Override
    public void forgetAll(String launch) {
        forgotten.accept(launch, text -> true);
        inputs.remove(launch);
    }
}
