package dev.durascope.worker;

import dev.durascope.worker.agent.OperationHooks;
import dev.durascope.worker.agent.Woven;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.List;
import java.util.jar.Manifest;

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
    private volatile Woven woven;

    HandlerClassLoader(List<Path> code) {
        // Nameless, because a loader's name would stand in every frame of the handler's stack traces.
        super(urls(code), ClassLoader.getPlatformClassLoader());
        this.lacksCore = findResource(resource(CORE + "RequestStreamHandler")) == null;
    }

    /** A class file of the handler's, or null. */
    byte[] classFile(String resource) throws IOException {
        URL place = findResource(resource);
        if (place == null) {
            return null;
        }
        try (InputStream in = place.openStream()) {
            return in.readAllBytes();
        }
    }

    /** Loads these classes instead of the handler's own, and the one class of ours that they call. */
    void weave(Woven classes) {
        woven = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (woven != null) {
            if (name.equals(OperationHooks.class.getName())) {
                return OperationHooks.class;
            }
            byte[] bytes = woven.find(name);
            if (bytes != null) {
                return defineWoven(name, bytes);
            }
        }
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

    /** Defines a class as if it had been read where the handler's own class file is. */
    private Class<?> defineWoven(String name, byte[] bytes) throws ClassNotFoundException {
        try {
            URL resource = findResource(resource(name));
            if (resource == null) {
                throw new ClassNotFoundException(name);
            }
            URLConnection connection = resource.openConnection();
            URL place = null;
            Manifest manifest = null;
            CodeSigner[] signers = null;
            try (InputStream in = connection.getInputStream()) {
                in.readAllBytes(); // a signature is known when all of an entry has been read
                if (connection instanceof JarURLConnection jar) {
                    place = jar.getJarFileURL();
                    manifest = jar.getManifest();
                    signers = jar.getJarEntry().getCodeSigners();
                } else {
                    place = directoryOf(resource);
                }
            }
            definePackageOnce(
                    name.substring(0, name.lastIndexOf('.')), manifest == null ? new Manifest() : manifest, place);
            return defineClass(name, bytes, 0, bytes.length, new CodeSource(place, signers));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private void definePackageOnce(String name, Manifest manifest, URL place) {
        if (getDefinedPackage(name) == null) {
            try {
                definePackage(name, manifest, place);
            } catch (IllegalArgumentException e) {
                // Another thread, with another class of it, was faster.
            }
        }
    }

    private URL directoryOf(URL resource) {
        for (URL entry : getURLs()) {
            if (resource.toString().startsWith(entry.toString())) {
                return entry;
            }
        }
        return resource;
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
