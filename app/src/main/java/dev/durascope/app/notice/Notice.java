package dev.durascope.app.notice;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell the user.
 *
 * @param text what happened and what to do, in a sentence
 * @param trace a stack trace to copy; absent when there is none
 */
public record Notice(Kind kind, String text, @Nullable String trace) {

    /** How much a notice matters. */
    public enum Kind {
        INFORMATION,
        SUCCESS,
        PROBLEM
    }

    /** Something worth knowing. */
    public static Notice information(String text) {
        return new Notice(Kind.INFORMATION, text, null);
    }

    /** Something that went well. */
    public static Notice success(String text) {
        return new Notice(Kind.SUCCESS, text, null);
    }

    /** Something that could not be done, with why and what to do. */
    public static Notice problem(String text) {
        return new Notice(Kind.PROBLEM, text, null);
    }

    /** Something that could not be done: what, and why. */
    public static Notice problem(String what, Throwable why) {
        StringWriter trace = new StringWriter();
        why.printStackTrace(new PrintWriter(trace));
        boolean traced = why.getStackTrace().length > 0;
        return new Notice(Kind.PROBLEM, what + ": " + reason(why), traced ? trace.toString() : null);
    }

    /** Why something failed, in a sentence. */
    public static String reason(Throwable why) {
        String message = why.getMessage();
        return message == null || message.isBlank() ? why.getClass().getSimpleName() : message;
    }
}
