package dev.durascope.engine.project;

/** Hears what a build tool is doing, on whatever thread. */
public interface BuildProgress {

    /** Nobody wants to know. */
    BuildProgress UNHEARD = new BuildProgress() {
        @Override
        public void begins(String what) {}

        @Override
        public void says(String line) {}
    };

    /**
     * A step begins.
     *
     * @param what for people: {@code Asking Maven for the class path of orders}
     */
    void begins(String what);

    /** The tool has printed a line. */
    void says(String line);
}
