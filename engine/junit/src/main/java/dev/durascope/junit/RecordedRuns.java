package dev.durascope.junit;

import dev.durascope.engine.recording.Recording;
import java.util.List;

/** A runner that can give recordings of what it has run. */
interface RecordedRuns {

    /** A recording of each execution that the test has started and that is known of, in that order. */
    List<Recording> recordings();
}
