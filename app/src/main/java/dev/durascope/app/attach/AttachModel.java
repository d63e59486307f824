package dev.durascope.app.attach;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.invoke.DebuggedHandler;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.jdwp.JdwpProxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Where a debugger of the handler's code attaches, and whether it holds that code. */
public final class AttachModel {
    private final DebuggedHandlers handlers;
    private final Runnable ending;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<@Nullable DebuggedHandler> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable ExecutionSession session;

    /** @param wake is called on any thread when {@link #frame} has work to do */
    public AttachModel(DebuggedHandlers handlers, Runnable wake) {
        this.handlers = handlers;
        this.ending = handlers.observe(() -> {
            changed.set(true);
            wake.run();
        });
    }

    /** Follows another execution; {@code null} for none. */
    public void follow(@Nullable ExecutionSession now) {
        session = now;
        refresh();
    }

    /** Does a frame's work. */
    public void frame() {
        if (changed.getAndSet(false)) {
            refresh();
        }
    }

    private void refresh() {
        List<DebuggedHandler> all = handlers.now();
        ExecutionSession of = session;
        // The one that keeps the execution from going on tells more than another of the same function.
        shown.set(all.stream()
                .filter(each ->
                        of == null || each.functionName().equals(of.arn().function()))
                .max((a, b) -> Integer.compare(weight(a), weight(b)))
                .orElse(null));
    }

    private static int weight(DebuggedHandler handler) {
        return switch (handler.state()) {
            case HOLDING -> 3;
            case AWAITED -> 2;
            case ATTACHED -> 1;
            case LISTENING -> 0;
        };
    }

    /** The process to attach to: one of the open execution's function; {@code null} when there is none. */
    public ReadOnlyObjectProperty<@Nullable DebuggedHandler> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** How a process and its debugger stand to each other, in a word or two. */
    public static String words(JdwpProxy.State state) {
        return switch (state) {
            case AWAITED -> text("attach.state.waiting");
            case LISTENING -> text("attach.state.none");
            case ATTACHED -> text("attach.state.attached");
            case HOLDING -> text("attach.state.holding");
        };
    }

    /** Ends watching; debuggers stay attached. */
    public void close() {
        ending.run();
    }
}
