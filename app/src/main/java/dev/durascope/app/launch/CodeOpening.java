package dev.durascope.app.launch;

import dev.durascope.app.feed.Background;
import dev.durascope.engine.project.BuildProgress;
import dev.durascope.engine.project.Project;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Opening code where that takes long: what is being done, what the build tool says, and a project to be built first. */
public final class CodeOpening {
    private final Background background;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Project> unbuilt = new ReadOnlyObjectWrapper<>();
    private Runnable wake = () -> {};
    private Background.@Nullable Running running;
    private @Nullable Heard heard;

    CodeOpening(Background background) {
        this.background = background;
    }

    /** Whether something is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What is being done, for people; empty while nothing is. */
    public ReadOnlyStringProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** What the build tool said last; empty when it has not said anything. */
    public ReadOnlyStringProperty lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** The project that could not be opened because it is not built; {@code null} for none. */
    public ReadOnlyObjectProperty<@Nullable Project> unbuiltProperty() {
        return unbuilt.getReadOnlyProperty();
    }

    void setWake(Runnable wake) {
        this.wake = wake;
    }

    /** Something to do, which tells how far it is. */
    interface Work<T> {
        T with(BuildProgress progress) throws Exception;
    }

    /** Does something in the background, and ends what was under way. */
    <T> void start(String what, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        cancel();
        unbuilt.set(null);
        Heard mine = new Heard(what, wake);
        heard = mine;
        busy.set(true);
        step.set(what);
        Callable<T> call = () -> work.with(mine);
        Background.Running started = background.runShown(
                what,
                call,
                result -> {
                    if (heard == mine) {
                        ended();
                        done.accept(result);
                    }
                },
                failure -> {
                    if (heard == mine) {
                        ended();
                        failed.accept(failure);
                    }
                });
        if (heard == mine) {
            running = started;
        }
    }

    /** Ends what is under way; neither consumer hears of it. */
    void cancel() {
        Background.Running now = running;
        ended();
        if (now != null) {
            now.cancel();
        }
    }

    private void ended() {
        running = null;
        heard = null;
        busy.set(false);
        step.set("");
        line.set("");
    }

    /** Offers to build a project. */
    void offer(Project project) {
        unbuilt.set(project);
    }

    /** Takes the offer to build back. */
    public void dismiss() {
        unbuilt.set(null);
    }

    /** Takes in what was told since the last frame. */
    void frame() {
        Heard now = heard;
        if (now != null) {
            step.set(now.step);
            line.set(now.line);
        }
    }

    /** Told on the background's threads, looked at on the window's. */
    private static final class Heard implements BuildProgress {
        private final Runnable wake;
        private volatile String step;
        private volatile String line = "";

        Heard(String step, Runnable wake) {
            this.step = step;
            this.wake = wake;
        }

        @Override
        public void begins(String what) {
            step = what;
            line = "";
            wake.run();
        }

        @Override
        public void says(String said) {
            line = said;
            wake.run();
        }
    }
}
