package dev.durascope.worker;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * How the handler's objects are read from JSON and written to it: by AWS's own serialization library, or by the
 * {@code CustomPojoSerializer} that the handler's code provides as a service.
 */
final class Serializers {
    private final ClassLoader loader;
    private final Class<?> customType;
    private Object custom;
    private boolean customSought;

    Serializers(ClassLoader loader, LambdaTypes types) {
        this.loader = loader;
        this.customType = customType(loader, types.context().getPackageName());
    }

    /** Reads and writes the objects of one type. */
    interface Json {
        Object read(InputStream json) throws Throwable;

        void write(Object value, OutputStream json) throws Throwable;
    }

    /**
     * The serializer of a type.
     *
     * @throws InitException when the type cannot be serialized, or the code provides more than one serializer
     */
    Json forType(Type type) throws InitException {
        boolean isEvent =
                type instanceof Class<?> named && LambdaEventSerializers.isLambdaSupportedEvent(named.getName());
        if (!isEvent && custom() != null) {
            return new Custom(custom(), customType, type);
        }
        try {
            return new Library(
                    isEvent
                            ? event((Class<?>) type)
                            : JacksonFactory.getInstance().getSerializer(type));
        } catch (RuntimeException e) {
            throw new InitException("No serializer for " + type.getTypeName() + ": " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked") // it reads and writes objects of exactly this type
    private PojoSerializer<Object> event(Class<?> type) {
        return LambdaEventSerializers.serializerFor((Class<Object>) type, loader);
    }

    private Object custom() throws InitException {
        if (customSought || customType == null) {
            return custom;
        }
        try {
            Iterator<?> services = ServiceLoader.load(customType, loader).iterator();
            custom = services.hasNext() ? services.next() : null;
            if (services.hasNext()) {
                throw new InitException("Too many serializers provided inside the META-INF/services folder, only one is"
                        + " allowed: " + customType.getName());
            }
        } catch (ServiceConfigurationError e) {
            throw new InitException("The code's " + customType.getName() + " cannot be loaded: " + e.getMessage(), e);
        }
        customSought = true;
        return custom;
    }

    private static Class<?> customType(ClassLoader loader, String lambdaPackage) {
        try {
            return loader.loadClass(lambdaPackage + ".CustomPojoSerializer");
        } catch (ClassNotFoundException e) {
            return null; // the code's copy of the library is older than this service
        }
    }

    private record Library(PojoSerializer<Object> serializer) implements Json {
        @Override
        public Object read(InputStream json) {
            return serializer.fromJson(json);
        }

        @Override
        public void write(Object value, OutputStream json) {
            serializer.toJson(value, json);
        }
    }

    private record Custom(Object serializer, Method fromJson, Method toJson, Type type) implements Json {
        Custom(Object serializer, Class<?> service, Type type) {
            this(
                    serializer,
                    Reflection.method(service, "fromJson", InputStream.class, Type.class),
                    Reflection.method(service, "toJson", Object.class, OutputStream.class, Type.class),
                    type);
        }

        @Override
        public Object read(InputStream json) throws Throwable {
            return Reflection.call(fromJson, serializer, json, type);
        }

        @Override
        public void write(Object value, OutputStream json) throws Throwable {
            Reflection.call(toJson, serializer, value, json, type);
        }
    }
}
