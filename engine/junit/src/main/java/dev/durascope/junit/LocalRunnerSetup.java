package dev.durascope.junit;

/** What a {@link DurableTest} adds to its runner in local mode: targets, answers, faults, time. Constructed for each test. */
@FunctionalInterface
public interface LocalRunnerSetup {

    /** Adds to the builder of the runner that the test is about to get. */
    void configure(LocalRunnerBuilder builder);

    /** Adds nothing. */
    final class None implements LocalRunnerSetup {
        @Override
        public void configure(LocalRunnerBuilder builder) {
            // The builder's defaults are what is wanted.
        }
    }
}
