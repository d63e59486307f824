package dev.durascope.engine.invoke;

import dev.durascope.engine.model.DurableConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle of Java code holds, found without loading a class of it: so nothing of it runs, and it may need a newer
 * JVM than ours.
 *
 * @param handlers durable ones first, then by name
 * @param highestMajorVersion of all its classes; 0 when it has none
 * @param descriptor what the bundle says about itself; absent when it says nothing
 */
public record HandlerDiscovery(
        List<FoundHandler> handlers,
        int highestMajorVersion,
        @Nullable BundleDescriptor descriptor) {
    private static final String LAMBDA = "com/amazonaws/services/lambda/runtime/";
    private static final String STREAM_HANDLER = LAMBDA + "RequestStreamHandler";
    private static final String REQUEST_HANDLER = LAMBDA + "RequestHandler";
    private static final Set<String> DURABLE_BASES =
            Set.of("dev/durascope/handler/DurableHandler", "software/amazon/lambda/durable/DurableHandler");

    public HandlerDiscovery {
        handlers = List.copyOf(handlers);
    }

    /**
     * Looks through a bundle. Of Node.js modules, the exports that can be seen in their text are found.
     *
     * @throws CodeException when it cannot be read, or its {@code META-INF/durascope.json} is wrong
     */
    public static HandlerDiscovery of(CodeBundle bundle) throws CodeException {
        if (bundle.code() instanceof Code.NodeModule) {
            return new HandlerDiscovery(NodeExports.of(bundle), 0, null);
        }
        try (ClassIndex index = ClassIndex.of(bundle)) {
            List<ClassFile> own = index.own();
            List<FoundHandler> handlers = new ArrayList<>();
            int highest = 0;
            for (ClassFile candidate : own) {
                highest = Math.max(highest, candidate.majorVersion());
                if (candidate.isConstructible() && !candidate.name().startsWith(LAMBDA)) {
                    Lineage lineage = Lineage.of(candidate, index);
                    lineage.asHandler(candidate, index).ifPresent(handlers::add);
                }
            }
            handlers.sort(Comparator.comparing((FoundHandler handler) -> !handler.durable())
                    .thenComparing(FoundHandler::className));
            HandlerDiscovery found = new HandlerDiscovery(handlers, highest, BundleDescriptor.of(bundle));
            found.requireFunctions(bundle);
            return found;
        }
    }

    /**
     * The handler to take when nobody names one: the descriptor's, or the first.
     *
     * @throws CodeException when there is none
     */
    public String defaultHandler(CodeBundle bundle) throws CodeException {
        if (descriptor != null && descriptor.handler() != null) {
            return descriptor.handler();
        }
        if (handlers.isEmpty()) {
            throw new CodeException(bundle.ownEntries().get(0) + " holds no handler: no public class with a public"
                    + " constructor without parameters implements RequestStreamHandler or RequestHandler."
                    + " Name one as pkg.Class::method, or open another jar.");
        }
        return handlers.get(0).className();
    }

    private void requireFunctions(CodeBundle bundle) throws CodeException {
        if (descriptor == null) {
            return;
        }
        for (Map.Entry<String, String> each : descriptor.functions().entrySet()) {
            if (find(each.getValue()).isEmpty()) {
                throw new CodeException(BundleDescriptor.PATH + " in "
                        + bundle.ownEntries().get(0) + ": \"functions\": \"" + each.getKey() + "\" names "
                        + each.getValue() + ", which is no handler that it holds; name one of "
                        + handlers.stream().map(FoundHandler::className).toList() + ".");
            }
        }
    }

    /**
     * The functions that the bundle wants registered beside one of its own, with the same settings: what that one
     * invokes. The function itself is none of them.
     */
    public List<FunctionConfig> companions(FunctionConfig function) {
        List<FunctionConfig> companions = new ArrayList<>();
        if (descriptor != null) {
            descriptor.functions().forEach((name, handler) -> {
                boolean durable = find(handler).map(FoundHandler::durable).orElse(false);
                if (!name.equals(function.name())) {
                    companions.add(function.sibling(name, handler, durable ? DurableConfig.DEFAULT : null));
                }
            });
        }
        return companions;
    }

    /** The class of a handler string among those found; absent for a method of any other class. */
    public Optional<FoundHandler> find(String handler) {
        String className = handler.contains("::") ? handler.substring(0, handler.indexOf("::")) : handler;
        return handlers.stream()
                .filter(found -> found.className().equals(className))
                .findFirst();
    }

    /** What a class inherits. */
    private static final class Lineage {
        private boolean stream;
        private boolean object;
        private boolean durable;
        private int major;

        static Lineage of(ClassFile start, ClassIndex index) {
            Lineage lineage = new Lineage();
            lineage.follow(start, index, 0);
            return lineage;
        }

        private void follow(ClassFile type, ClassIndex index, int depth) {
            major = Math.max(major, type.majorVersion());
            if (depth > ClassFile.DEEPEST) {
                return;
            }
            List<String> ancestors = new ArrayList<>(type.interfaces());
            if (type.superName() != null) {
                ancestors.add(type.superName());
            }
            for (String ancestor : ancestors) {
                stream |= ancestor.equals(STREAM_HANDLER);
                object |= ancestor.equals(REQUEST_HANDLER);
                boolean base = DURABLE_BASES.contains(ancestor);
                durable |= base;
                stream |= base; // also when the base class is provided from elsewhere
                index.find(ancestor).ifPresent(found -> follow(found, index, depth + 1));
            }
        }

        Optional<FoundHandler> asHandler(ClassFile type, ClassIndex index) {
            if (!stream && !object) {
                return Optional.empty();
            }
            FoundHandler.Kind kind = stream ? FoundHandler.Kind.STREAM : FoundHandler.Kind.OBJECT;
            InputExample example = HandlerInput.typeOf(type, index)
                    .flatMap(input -> InputExample.of(input, index))
                    .orElse(null);
            return Optional.of(new FoundHandler(type.className(), kind, durable, major, example));
        }
    }
}
