package dev.durascope.engine.search;

/** What of an event a text is sought in. */
public enum SearchScope {
    /** The operation's name, and what a chained invoke calls. */
    NAME("name"),
    /** Ids and ARNs: of operation, callback, request, child execution and tenant. */
    ID("id"),
    /** Inputs and results, as they were sent. */
    PAYLOAD("payload"),
    /** Types, messages, data and stack traces of errors. */
    ERROR("error");

    private final String word;

    SearchScope(String word) {
        this.word = word;
    }

    /** How it is typed. */
    public String word() {
        return word;
    }
}
