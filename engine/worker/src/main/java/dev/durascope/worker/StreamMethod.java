package dev.durascope.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A method that takes streams; what it returns is ignored. */
record StreamMethod(MethodShape shape, Object instance) implements Handler {

    @Override
    public byte[] handle(byte[] event, Object context) throws Throwable {
        ByteArrayOutputStream output = new ByteArrayOutputStream(1024);
        List<Object> arguments = new ArrayList<>(3);
        for (MethodShape.Parameter parameter : shape.parameters()) {
            arguments.add(
                    switch (parameter) {
                        case INPUT_STREAM -> new ByteArrayInputStream(event);
                        case OUTPUT_STREAM -> output;
                        case CONTEXT -> context;
                        case OBJECT -> throw new IllegalStateException("a stream method takes no object");
                    });
        }
        Reflection.call(shape.method(), instance, arguments.toArray());
        return output.toByteArray();
    }
}
