package dev.durascope.app.testing;

import dev.durascope.app.feed.Background;
import dev.durascope.engine.project.BuildProgress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does background work at once, or when a test says so. */
public final class Inline implements Background {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean holding;

    /** Keeps work back until {@link #release}. */
    public void hold() {
        holding = true;
    }

    /** Does what was kept back. */
    public void release() {
        holding = false;
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    @Override
    public <T> Running run(String what, Telling<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        return runShown(what, () -> work.with(BuildProgress.UNHEARD), done, failed);
    }

    @Override
    public <T> Running runShown(String what, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        boolean[] cancelled = {false};
        Runnable all = () -> {
            if (cancelled[0]) {
                return;
            }
            T result;
            try {
                result = work.call();
            } catch (Exception e) {
                failed.accept(e);
                return;
            }
            done.accept(result);
        };
        if (holding) {
            waiting.add(all);
        } else {
            all.run();
        }
        return () -> cancelled[0] = true;
    }
}
