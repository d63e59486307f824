package dev.durascope.app.launch;

/** What a function is: a property of the function, not of a run. */
public enum FunctionKind {
    /** Its runs are durable executions. */
    DURABLE("Durable"),
    /** A run is one invocation, of which nothing is kept. */
    PLAIN("Plain");

    private final String title;

    FunctionKind(String title) {
        this.title = title;
    }

    /** The word for people. */
    public String title() {
        return title;
    }
}
