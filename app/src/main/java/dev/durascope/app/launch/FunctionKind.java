package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

/** What a function is: a property of the function, not of a run. */
public enum FunctionKind {
    /** Its runs are durable executions. */
    DURABLE(text("launch.kind.durable")),
    /** A run is one invocation, of which nothing is kept. */
    PLAIN(text("launch.kind.plain"));

    private final String title;

    FunctionKind(String title) {
        this.title = title;
    }

    /** The word for people. */
    public String title() {
        return title;
    }
}
