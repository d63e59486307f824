package dev.durascope.engine.functions;

/** A value of a template that cannot be resolved; the mistake has been told already. */
final class Unresolved extends Exception {
    private static final long serialVersionUID = 1L;

    Unresolved() {
        super(null, null, false, false);
    }
}
