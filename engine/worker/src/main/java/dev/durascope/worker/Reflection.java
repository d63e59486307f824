package dev.durascope.worker;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls methods of the handler's types. */
final class Reflection {
    private Reflection() {}

    /** A public method that the interfaces of every version of the library have. */
    static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " has no method " + name, e);
        }
    }

    /** Calls, and throws what the method threw. */
    static Object call(Method method, Object instance, Object... arguments) throws Throwable {
        try {
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
