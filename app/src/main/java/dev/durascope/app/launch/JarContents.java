package dev.durascope.app.launch;

import dev.durascope.engine.invoke.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a handler jar was found to hold, without a class of it being loaded.
 *
 * @param file the file or directory that was opened
 * @param code how the engine runs it
 * @param handlers the handlers, durable ones first; never empty
 * @param defaultHandler the handler the jar itself names; absent when it names none
 * @param samples sample events by name, JSON text
 * @param jdks the JDKs that can run it
 * @param notes what the user should know of it, a sentence each
 */
public record JarContents(
        Path file,
        Code code,
        List<HandlerChoice> handlers,
        @Nullable String defaultHandler,
        Map<String, String> samples,
        JdkOffer jdks,
        List<String> notes) {
    public JarContents {
        handlers = List.copyOf(handlers);
        notes = List.copyOf(notes);
    }

    /** Code of which there is nothing to know. */
    public JarContents(
            Path file,
            Code code,
            List<HandlerChoice> handlers,
            @Nullable String defaultHandler,
            Map<String, String> samples,
            JdkOffer jdks) {
        this(file, code, handlers, defaultHandler, samples, jdks, List.of());
    }

    /** The file's own name. */
    public String name() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /** A handler by its name, or by its class's simple name; {@code null} when there is none like it. */
    @Nullable
    HandlerChoice find(String name) {
        for (HandlerChoice each : handlers) {
            if (each.handler().equals(name) || each.handler().replace('$', '.').equals(name)) {
                return each;
            }
        }
        return handlers.stream()
                .filter(each -> each.simpleName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The handler to begin with; {@code null} when there is none. */
    public @Nullable HandlerChoice first() {
        for (HandlerChoice handler : handlers) {
            if (handler.handler().equals(defaultHandler)) {
                return handler;
            }
        }
        return handlers.isEmpty() ? null : handlers.getFirst();
    }
}
