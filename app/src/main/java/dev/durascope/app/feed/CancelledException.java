package dev.durascope.app.feed;

import static dev.durascope.app.text.Texts.text;

/** The user has cancelled what was under way; the message says what that was. */
public final class CancelledException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param what as it was shown: {@code Reading orders.jar} */
    public CancelledException(String what) {
        // Nothing went wrong, so that nobody needs to know where.
        super(text("feed.cancelled", what), null, false, false);
    }
}
