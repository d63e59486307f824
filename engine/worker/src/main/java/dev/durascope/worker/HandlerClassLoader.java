package dev.durascope.worker;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads the handler's classes, and nothing of ours: its parent is the platform class loader. Code that does not bring
 * {@code aws-lambda-java-core} along gets its classes from our copy, as Lambda's runtime provides them.
 */
final class HandlerClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final String CORE = "com.amazonaws.services.lambda.runtime.";

    private final boolean lacksCore;

    HandlerClassLoader(List<Path> code) {
        // Nameless, because a loader's name would stand in every frame of the handler's stack traces.
        super(urls(code), ClassLoader.getPlatformClassLoader());
        this.lacksCore = findResource(resource(CORE + "RequestStreamHandler")) == null;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!lacksCore || !isCore(name)) {
            return super.findClass(name);
        }
        try (InputStream in = HandlerClassLoader.class.getClassLoader().getResourceAsStream(resource(name))) {
            if (in == null) {
                return super.findClass(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static boolean isCore(String name) {
        if (!name.startsWith(CORE)) {
            return false;
        }
        String rest = name.substring(CORE.length());
        return rest.indexOf('.') == -1 || rest.startsWith("logging.");
    }

    private static String resource(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static URL[] urls(List<Path> code) {
        return code.stream().map(HandlerClassLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a place for classes: " + entry, e);
        }
    }
}
