package dev.durascope.app.notice;

import dev.durascope.app.feed.CancelledException;
import dev.durascope.app.text.Texts;
import dev.durascope.engine.cloud.CloudFault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell the user.
 *
 * @param text what happened and what to do, in a sentence
 * @param copyable what belongs to it and is too long to be shown; absent when nothing does
 * @param acts what can be done about it; one that has any stays until one is done, or it is dismissed
 */
public record Notice(Kind kind, String text, @Nullable Copyable copyable, List<Act> acts) {
    public Notice {
        acts = List.copyOf(acts);
    }

    /**
     * Something to copy.
     *
     * @param what it is called: {@code stack trace}
     */
    public record Copyable(String what, String text) {}

    /**
     * Something that can be done about a notice.
     *
     * @param title a word or two for its button: {@code Show}
     * @param action does it; called on the window's thread
     */
    public record Act(String title, Runnable action) {}

    /** How much a notice matters. */
    public enum Kind {
        INFORMATION,
        SUCCESS,
        PROBLEM
    }

    /** Something worth knowing. */
    public static Notice information(String text) {
        return new Notice(Kind.INFORMATION, text, null, List.of());
    }

    /** Something that went well. */
    public static Notice success(String text) {
        return new Notice(Kind.SUCCESS, text, null, List.of());
    }

    /** Something that could not be done, with why and what to do. */
    public static Notice problem(String text) {
        return new Notice(Kind.PROBLEM, text, null, List.of());
    }

    /** Something that could not be done: what, and why; or that it was not, because the user has cancelled it. */
    public static Notice problem(String what, Throwable why) {
        if (why instanceof CancelledException) {
            return information(reason(why));
        }
        return new Notice(Kind.PROBLEM, what + ": " + reason(why), copyable(why), List.of());
    }

    /** The same with something that can be done about it. */
    public Notice with(Act... all) {
        return new Notice(kind, text, copyable, List.of(all));
    }

    /** Whether it stays until the user has dealt with it. */
    public boolean stays() {
        return kind == Kind.PROBLEM || !acts.isEmpty();
    }

    private static @Nullable Copyable copyable(Throwable why) {
        if (why instanceof CloudFault fault && fault.policy() != null) {
            return new Copyable(Texts.text("notice.policy"), fault.policy());
        }
        if (why.getStackTrace().length == 0) {
            return null;
        }
        StringWriter trace = new StringWriter();
        why.printStackTrace(new PrintWriter(trace));
        return new Copyable(Texts.text("notice.stackTrace"), trace.toString());
    }

    /** Why something failed, in a sentence. */
    public static String reason(Throwable why) {
        String message = why.getMessage();
        return message == null || message.isBlank() ? why.getClass().getSimpleName() : message;
    }
}
