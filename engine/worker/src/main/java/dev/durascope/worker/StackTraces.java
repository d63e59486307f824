package dev.durascope.worker;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Takes our own frames out of what the handler threw, so that it reads as it would in Lambda. */
final class StackTraces {
    private static final String OURS = StackTraces.class.getPackageName() + ".";

    private StackTraces() {}

    /** Cuts the traces of a throwable, its causes and its suppressed ones where our code called the handler's. */
    static <T extends Throwable> T cut(T thrown) {
        cut(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
        return thrown;
    }

    /** A throwable as {@code printStackTrace} shows it. */
    static String print(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void cut(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        int end = firstOfOurs(trace);
        if (end < trace.length) {
            while (end > 0 && isReflection(trace[end - 1].getClassName())) {
                end--;
            }
            thrown.setStackTrace(Arrays.copyOf(trace, end));
        }
        cut(thrown.getCause(), seen);
        for (Throwable suppressed : thrown.getSuppressed()) {
            cut(suppressed, seen);
        }
    }

    private static int firstOfOurs(StackTraceElement[] trace) {
        for (int i = 0; i < trace.length; i++) {
            String name = trace[i].getClassName();
            if (name.startsWith(OURS) && name.indexOf('.', OURS.length()) == -1) {
                return i;
            }
        }
        return trace.length;
    }

    private static boolean isReflection(String className) {
        return className.startsWith("java.lang.reflect.")
                || className.startsWith("jdk.internal.reflect.")
                || className.startsWith("java.lang.invoke.");
    }
}
