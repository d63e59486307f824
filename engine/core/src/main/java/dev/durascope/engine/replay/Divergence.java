package dev.durascope.engine.replay;

import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A place where the handler does not do what was recorded.
 *
 * @param recorded the operation as it was recorded; absent when there is none
 * @param called the call as the handler made it, with its source line; absent when it made none
 * @param message the difference in a sentence
 * @param invocation the invocation in whose state it was seen first; 0 where the execution's end state was replayed
 */
public record Divergence(
        Kind kind, @Nullable Operation recorded, @Nullable OperationSighting called, String message, int invocation) {

    /** How the two differ. */
    public enum Kind {
        /** Another type of operation is called in this place. */
        TYPE,
        /** The operation has another name. */
        NAME,
        /** It has another subtype. */
        SUBTYPE,
        /** It is called before or after another operation of its context than it was. */
        ORDER,
        /** It is called in another context. */
        PARENT,
        /** It is called and was not. */
        ADDED,
        /** It was called and is not. */
        MISSING,
        /** The handler ends otherwise than the execution did. */
        OUTCOME
    }

    static Divergence of(Kind kind, Operation recorded, OperationSighting called) {
        String was = recorded.inWords();
        String is = describe(called);
        String message = switch (kind) {
            case TYPE, SUBTYPE -> was + " is now " + is + ".";
            case NAME -> was + " is now called " + quoted(called.name()) + ".";
            case ORDER -> was + " is called at another place of its context.";
            case PARENT -> was + " is called in another context.";
            case ADDED, MISSING, OUTCOME ->
                throw new IllegalArgumentException(kind + " is no difference between two operations.");
        };
        return new Divergence(kind, recorded, called, message, 0);
    }

    static Divergence added(OperationSighting called) {
        return new Divergence(Kind.ADDED, null, called, describe(called) + " is called and was not.", 0);
    }

    static Divergence missing(Operation recorded) {
        return new Divergence(Kind.MISSING, recorded, null, recorded.inWords() + " was called and is not.", 0);
    }

    static Divergence outcome(String message) {
        return new Divergence(Kind.OUTCOME, null, null, message, 0);
    }

    Divergence seenIn(int number) {
        return new Divergence(kind, recorded, called, message, number);
    }

    private static String describe(OperationSighting call) {
        return Operation.inWords(call.type(), call.subType(), call.name());
    }

    private static String quoted(@Nullable String name) {
        return name == null ? "nothing" : "'" + name + "'";
    }
}
