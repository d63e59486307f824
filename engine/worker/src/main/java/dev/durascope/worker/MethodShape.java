package dev.durascope.worker;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A method that can be a handler, and what it takes. AWS's runtime accepts nothing, an object, streams (input, output, or
 * both in this order), and after any of these a Context; among overloads it prefers the longest, a Context counting twice.
 */
record MethodShape(Method method, List<Parameter> parameters) {

    /** What stands at one place of the parameter list. */
    enum Parameter {
        OBJECT,
        INPUT_STREAM,
        OUTPUT_STREAM,
        CONTEXT
    }

    private static final Comparator<MethodShape> PREFERENCE = Comparator.comparing(
                    (MethodShape shape) -> shape.method.isBridge())
            .thenComparing(shape -> -shape.weight());

    /**
     * The method that AWS's runtime would call.
     *
     * @throws InitException when no public method of that name has one of the shapes
     */
    static MethodShape choose(Class<?> type, String name, LambdaTypes types) throws InitException {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .map(method -> new MethodShape(method, parameters(method, types)))
                .filter(MethodShape::isCallable)
                .min(PREFERENCE)
                .orElseThrow(() -> new InitException("No public method named " + name
                        + " with appropriate method signature found on class " + type.getName()));
    }

    /** Whether it works on streams instead of objects. */
    boolean isStream() {
        return parameters.contains(Parameter.INPUT_STREAM) || parameters.contains(Parameter.OUTPUT_STREAM);
    }

    /** Whether it takes the event as an object. */
    boolean takesObject() {
        return parameters.contains(Parameter.OBJECT);
    }

    private int weight() {
        return parameters.size() + (endsWithContext() ? 1 : 0);
    }

    private boolean endsWithContext() {
        return !parameters.isEmpty() && parameters.get(parameters.size() - 1) == Parameter.CONTEXT;
    }

    private boolean isCallable() {
        List<Parameter> rest = endsWithContext() ? parameters.subList(0, parameters.size() - 1) : parameters;
        return rest.isEmpty()
                || rest.equals(List.of(Parameter.OBJECT))
                || rest.equals(List.of(Parameter.INPUT_STREAM))
                || rest.equals(List.of(Parameter.OUTPUT_STREAM))
                || rest.equals(List.of(Parameter.INPUT_STREAM, Parameter.OUTPUT_STREAM));
    }

    private static List<Parameter> parameters(Method method, LambdaTypes types) {
        List<Parameter> parameters = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            if (type == types.context()) {
                parameters.add(Parameter.CONTEXT);
            } else if (type == InputStream.class) {
                parameters.add(Parameter.INPUT_STREAM);
            } else if (type == OutputStream.class) {
                parameters.add(Parameter.OUTPUT_STREAM);
            } else {
                parameters.add(Parameter.OBJECT);
            }
        }
        return List.copyOf(parameters);
    }
}
