package dev.durascope.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that takes and returns objects, with the JSON on both sides of it.
 *
 * @param input how the event is read, or null when the method does not take it
 * @param output how the result is written, or null for a method that returns nothing
 */
record PojoCall(
        Method method, List<MethodShape.Parameter> parameters, Serializers.Json input, Serializers.Json output) {
    private static final byte[] JSON_NULL = "null".getBytes(StandardCharsets.US_ASCII);

    /**
     * The call of a {@code RequestHandler<I, O>}.
     *
     * @throws InitException when I or O cannot be told from the class
     */
    static PojoCall ofRequestHandler(Class<?> type, LambdaTypes types, Serializers serializers) throws InitException {
        GenericTypes generics = GenericTypes.of(type);
        Type[] arguments = generics.argumentsOf(types.requestHandler());
        for (Type argument : arguments) {
            if (argument == null) {
                throw new InitException(
                        "Class " + type.getName() + " does not implement RequestHandler with concrete type parameters");
            }
        }
        Method method = Reflection.method(types.requestHandler(), "handleRequest", Object.class, types.context());
        return new PojoCall(
                method,
                List.of(MethodShape.Parameter.OBJECT, MethodShape.Parameter.CONTEXT),
                json(arguments[0], serializers),
                json(arguments[1], serializers));
    }

    /** The call of a method that takes at most one object, its types seen from the class that was named. */
    static PojoCall ofMethod(Class<?> type, MethodShape shape, Serializers serializers) throws InitException {
        GenericTypes generics = GenericTypes.of(type);
        Method method = shape.method();
        Serializers.Json input =
                shape.takesObject() ? json(generics.resolve(method.getGenericParameterTypes()[0]), serializers) : null;
        return new PojoCall(
                method, shape.parameters(), input, json(generics.resolve(method.getGenericReturnType()), serializers));
    }

    private static Serializers.Json json(Type type, Serializers serializers) throws InitException {
        return type == void.class || type == Void.class ? null : serializers.forType(type);
    }

    /** The call on an instance, or on none for a static method. */
    Handler on(Object instance) {
        return (event, context) -> handle(instance, event, context);
    }

    private byte[] handle(Object instance, byte[] event, Object context) throws Throwable {
        Object object = read(event);
        List<Object> arguments = new ArrayList<>(2);
        for (MethodShape.Parameter parameter : parameters) {
            arguments.add(parameter == MethodShape.Parameter.CONTEXT ? context : object);
        }
        return write(Reflection.call(method, instance, arguments.toArray()));
    }

    private Object read(byte[] event) {
        if (input == null) {
            return null;
        }
        try {
            return input.read(new ByteArrayInputStream(event));
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            throw new RuntimeException("An error occurred during JSON parsing", e);
        }
    }

    private byte[] write(Object result) {
        if (output == null) {
            return JSON_NULL;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            output.write(result, bytes);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            throw new RuntimeException("An error occurred during JSON serialization of response", e);
        }
        return bytes.toByteArray();
    }
}
