package dev.durascope.engine.invoke;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The type of a handler's input, found without loading a class: the first type argument of its durable base class. */
public final class HandlerInput {
    private HandlerInput() {}

    /**
     * The type as a Java source names it, such as {@code java.util.Map<java.lang.String, com.example.Order>}; empty where the
     * handler is not in the bundle, or its super types do not say.
     *
     * @param handler {@code pkg.Class} or {@code pkg.Class::method}
     * @throws CodeException when the bundle cannot be read
     */
    public static Optional<String> typeOf(CodeBundle bundle, String handler) throws CodeException {
        if (bundle.code() instanceof Code.NodeModule) {
            return Optional.empty();
        }
        int method = handler.indexOf("::");
        String name = (method < 0 ? handler : handler.substring(0, method)).replace('.', '/');
        try (ClassIndex index = ClassIndex.of(bundle)) {
            for (Optional<ClassFile> each = index.find(name); each.isPresent(); each = superOf(each.get(), index)) {
                String argument = firstArgument(each.get());
                if (argument != null) {
                    return Optional.of(argument);
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<ClassFile> superOf(ClassFile file, ClassIndex index) {
        String superName = file.superName();
        return superName == null ? Optional.empty() : index.find(superName);
    }

    /** Of the super class, or where that is {@code Object} of the first interface that has one. */
    private static @Nullable String firstArgument(ClassFile file) {
        String signature = file.signature();
        // A class with type parameters of its own says nothing about what they stand for.
        if (signature == null || signature.startsWith("<")) {
            return null;
        }
        try {
            return new TypeSignature(signature).firstArgument();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
