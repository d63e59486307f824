package dev.durascope.worker.agent;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * The place in the handler's own code from which an operation was called.
 *
 * @param file null when the class was compiled without it
 * @param line negative when the class was compiled without it
 */
record Caller(String className, String method, String file, int line) {
    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
    private static final ClassLoader OURS = Caller.class.getClassLoader();
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    /** What stands between a handler and its SDK without being either. */
    private static final List<String> LANGUAGES =
            List.of("kotlin.", "kotlinx.", "scala.", "groovy.lang.", "org.codehaus.groovy.", "org.apache.groovy.");

    /** The innermost frame of the handler on this thread, or null when it has none: an SDK's own thread. */
    static Caller find() {
        return WALKER.walk(frames ->
                frames.filter(Caller::isHandlers).findFirst().map(Caller::of).orElse(null));
    }

    private static Caller of(StackFrame frame) {
        return new Caller(frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }

    private static boolean isHandlers(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        ClassLoader loader = type.getClassLoader();
        if (loader == null || loader == PLATFORM || loader == OURS || Proxy.isProxyClass(type)) {
            return false;
        }
        String name = type.getName();
        return !AwsSdk.owns(name)
                && !HandlerApi.owns(name)
                && LANGUAGES.stream().noneMatch(name::startsWith);
    }
}
