package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.InputExample;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was opened was found to hold, without a class of it being loaded: handlers of one piece of code, of several modules,
 * or functions that a template names.
 *
 * @param file the file or directory that was opened
 * @param code how the engine runs those of its handlers that do not say so themselves
 * @param handlers the handlers, durable ones first; never empty
 * @param defaultHandler the handler the code itself names; absent when it names none
 * @param samples sample events of those handlers by name, JSON text
 * @param jdks the JDKs that can run those handlers
 * @param notes what the user should know of it, a sentence each
 * @param templates the files that name functions of it, or would if they were there and could be used
 */
public record JarContents(
        Path file,
        Code code,
        List<HandlerChoice> handlers,
        @Nullable String defaultHandler,
        Map<String, String> samples,
        JdkOffer jdks,
        List<String> notes,
        Set<Path> templates) {
    private static final List<Path> OUTPUTS = List.of(Path.of("target/classes"), Path.of("build/classes/java/main"));

    public JarContents {
        handlers = List.copyOf(handlers);
        notes = List.copyOf(notes);
        templates = Set.copyOf(templates);
    }

    /** Code of which there is nothing to know. */
    public JarContents(
            Path file,
            Code code,
            List<HandlerChoice> handlers,
            @Nullable String defaultHandler,
            Map<String, String> samples,
            JdkOffer jdks) {
        this(file, code, handlers, defaultHandler, samples, jdks, List.of(), Set.of());
    }

    /** The file's own name; of a build tool's output directory that of its project, as all of those are called alike. */
    public String name() {
        Path absolute = file.toAbsolutePath().normalize();
        for (Path output : OUTPUTS) {
            int depth = absolute.getNameCount() - output.getNameCount();
            if (depth > 0 && absolute.endsWith(output)) {
                return absolute.getName(depth - 1).toString();
            }
        }
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /** How the engine runs a handler. */
    public Code code(HandlerChoice handler) {
        return handler.origin() == null ? code : handler.origin().code();
    }

    /** The JDKs that can run a handler. */
    JdkOffer jdks(HandlerChoice handler) {
        return handler.origin() == null ? jdks : handler.origin().jdks();
    }

    /** A handler's sample events by name, JSON text; the last is made from the type of its input. */
    Map<String, String> samples(HandlerChoice handler) {
        Map<String, String> all = new LinkedHashMap<>(
                handler.origin() == null ? samples : handler.origin().samples());
        InputExample example = handler.example();
        if (example != null) {
            all.put(text("launch.inputs.fields", example.type()), example.json());
        }
        return all;
    }

    /** What a handler is remembered under, together with its {@link HandlerChoice#key key}. */
    public Path place(HandlerChoice handler) {
        return handler.origin() == null ? file : handler.origin().place();
    }

    /** All code that its handlers are run from. */
    public Set<Code> codes() {
        return handlers.isEmpty()
                ? Set.of(code)
                : handlers.stream().map(this::code).collect(Collectors.toUnmodifiableSet());
    }

    /** The functions that a template names, as it says. */
    List<FunctionConfig> functions() {
        return handlers.stream()
                .map(HandlerChoice::function)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The name of the file that names a function; empty when none does. */
    String titleOf(String function) {
        return handlers.stream()
                .filter(handler -> handler.origin() != null
                        && handler.origin().function() != null
                        && handler.origin().functionName().equals(function))
                .map(handler -> handler.origin().title())
                .findFirst()
                .orElse("");
    }

    /** What its user knows a piece of its code by: a module's name, or its own. */
    public String nameOf(Code one) {
        return handlers.stream()
                .filter(handler -> handler.origin() != null
                        && handler.function() == null
                        && handler.origin().code().equals(one))
                .map(handler -> handler.origin().title())
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse(name());
    }

    /** The same handler as before, in code that may have been read anew since; {@code null} when it is gone. */
    @Nullable
    HandlerChoice again(HandlerChoice before, JarContents beforeIn) {
        return handlers.stream()
                .filter(each -> each.key().equals(before.key()) && place(each).equals(beforeIn.place(before)))
                .findFirst()
                .orElse(null);
    }

    /**
     * A handler by its name, its class's simple name, or its function's; {@code null} when there is none like it, or
     * when several have that simple name.
     */
    @Nullable
    HandlerChoice find(String name) {
        for (HandlerChoice each : handlers) {
            if (each.handler().equals(name) || each.handler().replace('$', '.').equals(name)) {
                return each;
            }
        }
        List<HandlerChoice> called = called(name);
        boolean one = called.stream().map(HandlerChoice::handler).distinct().count() == 1;
        return one ? called.getFirst() : null;
    }

    /** The handlers of a simple name. */
    List<HandlerChoice> called(String name) {
        return handlers.stream().filter(each -> each.simpleName().equals(name)).toList();
    }

    /** The handler to begin with; {@code null} when there is none. */
    public @Nullable HandlerChoice first() {
        for (HandlerChoice handler : handlers) {
            if (handler.handler().equals(defaultHandler)) {
                return handler;
            }
        }
        return handlers.stream()
                .filter(HandlerChoice::durable)
                .findFirst()
                .orElse(handlers.isEmpty() ? null : handlers.getFirst());
    }
}
