package dev.durascope.samples.order;

import java.time.Instant;

/**
 * Where an order was written.
 *
 * @param store {@code file} or {@code dynamodb}
 * @param place the file's absolute path, or the table's name
 * @param expiresAt when it may be forgotten there
 */
record Persistence(String store, String place, Instant expiresAt) {}
