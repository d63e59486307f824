package dev.durascope.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Finds what a handler string names, and makes it callable (Lambda Developer Guide, "Define Lambda function handler in Java"). */
final class HandlerLoader {
    private final ClassLoader loader;
    private final LambdaTypes types;
    private final Serializers serializers;

    HandlerLoader(ClassLoader loader, LambdaTypes types) {
        this.loader = loader;
        this.types = types;
        this.serializers = new Serializers(loader, types);
    }

    /**
     * Loads and constructs a handler.
     *
     * @param handler {@code pkg.Class} or {@code pkg.Class::method}
     * @throws InitException when there is nothing to call by that name
     */
    Handler load(String handler) throws InitException {
        int colons = handler.indexOf("::");
        String className = colons == -1 ? handler : handler.substring(0, colons);
        String methodName = colons == -1 ? null : handler.substring(colons + 2);
        if (className.isBlank() || (methodName != null && (methodName.isBlank() || methodName.contains(":")))) {
            throw new InitException("Invalid handler: `" + handler + "'; give pkg.Class or pkg.Class::method.");
        }
        Class<?> type = find(className);
        try {
            return methodName == null ? interfaceHandler(type) : methodHandler(type, methodName);
        } catch (LinkageError e) {
            throw new InitException("Error loading class " + className + ": " + e, e);
        }
    }

    private Handler interfaceHandler(Class<?> type) throws InitException {
        if (types.requestStreamHandler().isAssignableFrom(type)) {
            return new StreamHandler(types, construct(type));
        }
        if (types.requestHandler().isAssignableFrom(type)) {
            PojoCall call = PojoCall.ofRequestHandler(type, types, serializers);
            return call.on(construct(type));
        }
        throw new InitException("Class does not implement an appropriate handler interface: " + type.getName()
                + "; it must be a RequestHandler or a RequestStreamHandler, or be named with its method,"
                + " pkg.Class::method.");
    }

    private Handler methodHandler(Class<?> type, String methodName) throws InitException {
        MethodShape shape = MethodShape.choose(type, methodName, types);
        Object instance = Modifier.isStatic(shape.method().getModifiers()) ? null : construct(type);
        return shape.isStream()
                ? new StreamMethod(shape, instance)
                : PojoCall.ofMethod(type, shape, serializers).on(instance);
    }

    private Class<?> find(String className) throws InitException {
        try {
            // Initialised here, so that what its static initialiser throws is an init failure too.
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            throw new InitException("Class not found: " + className, e);
        } catch (ExceptionInInitializerError e) {
            throw new InitException("Error loading class " + className + ": " + e.getCause(), e.getCause());
        } catch (LinkageError e) {
            throw new InitException("Error loading class " + className + ": " + e.getMessage(), e);
        }
    }

    private static Object construct(Class<?> type) throws InitException {
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new InitException("Class " + type.getName() + " is abstract; name one that can be constructed.");
        }
        Constructor<?> constructor;
        try {
            constructor = type.getConstructor();
        } catch (NoSuchMethodException e) {
            throw type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())
                    ? new InitException("Class " + type.getName()
                            + " cannot be instantiated because it is a non-static inner class")
                    : new InitException("Class " + type.getName() + " has no public zero-argument constructor");
        }
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            throw new InitException(ErrorReport.of(thrown).errorMessage(), thrown);
        } catch (IllegalAccessException e) {
            throw new InitException("Class " + type.getName() + " is not public; make it public.");
        } catch (InstantiationException e) {
            throw new InitException("Class " + type.getName() + " cannot be constructed: " + e.getMessage(), e);
        }
    }
}
