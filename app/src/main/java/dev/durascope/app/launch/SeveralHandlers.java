package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.functions.RunnableCode;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.CodeBundle;
import dev.durascope.engine.invoke.CodeException;
import dev.durascope.engine.invoke.FoundHandler;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.HandlerDiscovery;
import dev.durascope.engine.invoke.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists what several pieces of code hold, and the functions that a template names, which come first. */
final class SeveralHandlers {
    private final Path cache;
    private final List<Jdk> jdks;
    private final Map<Code, HandlerDiscovery> discovered = new HashMap<>();
    private final List<HandlerChoice> handlers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** The handlers that functions have, each with its code. */
    private final Set<List<Object>> named = new HashSet<>();

    private final Set<String> functionNames = new HashSet<>();

    /**
     * @param cache a directory for what must be unpacked
     * @param jdks those of this machine
     */
    SeveralHandlers(Path cache, List<Jdk> jdks) {
        this.cache = cache;
        this.jdks = jdks;
    }

    /**
     * Lists it.
     *
     * @throws IOException when nothing of it can be run; the message says why
     */
    JarContents read(Path file, RunnableCode opened) throws IOException {
        notes.addAll(opened.notes());
        for (FunctionConfig function : opened.functions()) {
            add(opened, function);
        }
        for (RunnableCode.Part part : opened.parts()) {
            add(part, file);
        }
        if (handlers.isEmpty()) {
            throw new IOException(text("launch.several.none", file.getFileName()) + "\n" + String.join("\n", notes));
        }
        HandlerChoice first = handlers.getFirst();
        HandlerOrigin origin = first.origin();
        if (origin == null) {
            throw new IllegalStateException(first + " says where it comes from");
        }
        return new JarContents(file, origin.code(), handlers, null, Map.of(), origin.jdks(), notes, opened.templates());
    }

    private void add(RunnableCode opened, FunctionConfig function) {
        Path template = opened.template();
        if (template == null) {
            return;
        }
        boolean node = function.code() instanceof Code.NodeModule;
        HandlerDiscovery found;
        try {
            found = discover(function.code());
        } catch (CodeException e) {
            notes.add(text("launch.several.leftOut", function.name(), e.getMessage()));
            return;
        }
        if (!node
                && !function.handler().contains("::")
                && found.find(function.handler()).isEmpty()) {
            notes.add(text("launch.several.noHandler", function.name(), function.handler()));
            return;
        }
        String kind = node
                ? HandlerChoice.NODE
                : found.find(function.handler()).map(DiscoveringJarReader::kind).orElse(text("launch.several.method"));
        named.add(List.of(function.code(), className(function.handler())));
        functionNames.add(function.name());
        handlers.add(new HandlerChoice(
                function.handler(),
                function.durable() != null,
                kind,
                new HandlerOrigin(
                        String.valueOf(template.getFileName()),
                        template.toAbsolutePath().normalize(),
                        function.code(),
                        node ? JdkOffer.NODE : jdks(found, function.handler()),
                        DiscoveringJarReader.samples(found.descriptor(), template),
                        function.name(),
                        function),
                found.find(function.handler()).map(FoundHandler::example).orElse(null)));
    }

    private void add(RunnableCode.Part part, Path file) throws CodeException {
        HandlerDiscovery found = discover(part.code());
        for (FoundHandler handler : found.handlers()) {
            if (named.contains(List.of(part.code(), handler.className()))) {
                continue;
            }
            HandlerChoice plain =
                    new HandlerChoice(handler.className(), handler.durable(), DiscoveringJarReader.kind(handler));
            String name = plain.functionName();
            if (!functionNames.add(name)) {
                // Another module has one of that name; what runs is told apart by its function.
                name = HandlerChoice.nameOf(part.module() + "-" + name);
                functionNames.add(name);
            }
            handlers.add(new HandlerChoice(
                    plain.handler(),
                    plain.durable(),
                    plain.kind(),
                    new HandlerOrigin(
                            part.module(),
                            part.place(),
                            part.code(),
                            part.code() instanceof Code.NodeModule ? JdkOffer.NODE : jdks(found, handler.className()),
                            DiscoveringJarReader.samples(found.descriptor(), part.place(), file),
                            name,
                            null),
                    handler.example()));
        }
    }

    private JdkOffer jdks(HandlerDiscovery found, String handler) {
        int needed = found.find(handler).map(FoundHandler::majorVersion).orElse(0);
        return JdkOffer.of(jdks, needed, found.highestMajorVersion());
    }

    private HandlerDiscovery discover(Code code) throws CodeException {
        HandlerDiscovery known = discovered.get(code);
        if (known == null) {
            known = HandlerDiscovery.of(CodeBundle.open(code, cache));
            discovered.put(code, known);
        }
        return known;
    }

    private static String className(String handler) {
        return handler.contains("::") ? handler.substring(0, handler.indexOf("::")) : handler;
    }
}
