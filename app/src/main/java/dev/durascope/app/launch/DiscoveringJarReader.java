package dev.durascope.app.launch;

import dev.durascope.engine.invoke.BundleDescriptor;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.CodeBundle;
import dev.durascope.engine.invoke.CodeException;
import dev.durascope.engine.invoke.FoundHandler;
import dev.durascope.engine.invoke.HandlerDiscovery;
import dev.durascope.engine.invoke.JdkChoice;
import dev.durascope.engine.invoke.JdkFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads jars by the engine's discovery, which loads no class of them. */
public final class DiscoveringJarReader implements JarReader {
    private final Path cache;
    private final JdkFinder jdks;

    /** @param cache a directory for what must be unpacked */
    public DiscoveringJarReader(Path cache, JdkFinder jdks) {
        this.cache = cache;
        this.jdks = jdks;
    }

    @Override
    public JarContents read(Path file) throws CodeException {
        Path absolute = file.toAbsolutePath().normalize();
        Code code =
                Files.isDirectory(absolute) ? new Code.ClassDirectory(absolute, List.of()) : new Code.Archive(absolute);
        CodeBundle bundle = CodeBundle.open(code, cache);
        HandlerDiscovery found = HandlerDiscovery.of(bundle);
        String first = found.defaultHandler(bundle);
        int needed = found.find(first).map(FoundHandler::majorVersion).orElse(0);
        JdkChoice jdk = JdkChoice.choose(jdks.find(), needed, found.highestMajorVersion());
        List<HandlerChoice> handlers = found.handlers().stream()
                .map(handler -> new HandlerChoice(handler.className(), handler.durable(), kind(handler)))
                .toList();
        return new JarContents(absolute, code, handlers, first, samples(found.descriptor()), jdk.why());
    }

    private static String kind(FoundHandler handler) {
        return switch (handler.kind()) {
            case STREAM -> "RequestStreamHandler";
            case OBJECT -> "RequestHandler";
        };
    }

    private static Map<String, String> samples(@Nullable BundleDescriptor descriptor) {
        Map<String, String> samples = new LinkedHashMap<>();
        if (descriptor != null) {
            descriptor.events().forEach(event -> samples.put(event.name(), event.payload()));
        }
        return samples;
    }
}
