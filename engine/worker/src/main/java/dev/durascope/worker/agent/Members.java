package dev.durascope.worker.agent;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What another loader's objects say of themselves, asked by name: null where there is nothing to ask. */
final class Members {
    private static final ClassValue<Map<String, Optional<Method>>> METHODS = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private Members() {}

    static boolean has(Object target, String method) {
        return target != null && find(target.getClass(), method).isPresent();
    }

    /** What a method without parameters returns; null when there is none, or it throws. */
    static Object get(Object target, String method) {
        if (!has(target, method)) {
            return null;
        }
        try {
            return find(target.getClass(), method).get().invoke(target);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** The same as text. */
    static String text(Object target, String method) {
        Object value = get(target, method);
        return value == null ? null : value.toString();
    }

    private static Optional<Method> find(Class<?> type, String method) {
        return METHODS.get(type).computeIfAbsent(method, name -> search(type, name));
    }

    private static Optional<Method> search(Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            try {
                Method found = at.getDeclaredMethod(name);
                found.setAccessible(true);
                return Optional.of(found);
            } catch (NoSuchMethodException e) {
                // Perhaps a superclass has it.
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
