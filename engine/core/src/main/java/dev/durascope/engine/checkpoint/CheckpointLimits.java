package dev.durascope.engine.checkpoint;

/**
 * What AWS allows an execution to write (protocol §5).
 *
 * @param operations operations beside the execution itself
 * @param bytes bytes of payloads and errors in all
 */
public record CheckpointLimits(int operations, long bytes) {

    /** AWS's own: 3,000 operations and 100 MB. */
    public static final CheckpointLimits AWS = new CheckpointLimits(3_000, 100L * 1024 * 1024);

    static final int PAYLOAD_BYTES = 256 * 1024;
    static final int INVOKE_PAYLOAD_BYTES = 1024 * 1024;
    static final int EXECUTION_PAYLOAD_BYTES = 6 * 1024 * 1024;
    static final int ERROR_BYTES = 32_768;
}
