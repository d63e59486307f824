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
            return index.find(name).flatMap(type -> typeOf(type, index)).map(JavaType::sourceName);
        }
    }

    /** The same of a class that was read; empty where nothing says it. */
    static Optional<JavaType> typeOf(ClassFile handler, ClassIndex index) {
        Optional<ClassFile> each = Optional.of(handler);
        // A class that is its own ancestor never loads.
        for (int depth = 0; each.isPresent() && depth < ClassFile.DEEPEST; depth++) {
            JavaType argument = firstArgument(each.get());
            if (argument != null) {
                return Optional.of(argument);
            }
            String superName = each.get().superName();
            each = superName == null ? Optional.empty() : index.find(superName);
        }
        return Optional.empty();
    }

    /** Of the super class, or where that is {@code Object} of the first interface that has one. */
    private static @Nullable JavaType firstArgument(ClassFile file) {
        if (file.signature() == null) {
            return null;
        }
        try {
            TypeSignature signature = TypeSignature.ofClass(file.signature());
            // A class with type parameters of its own says nothing about what they stand for.
            return signature.parameters().isEmpty() ? signature.firstArgument() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
