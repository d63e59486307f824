package dev.durascope.samples.order;

/**
 * A payment that went through.
 *
 * @param paymentId the provider's name for it
 * @param attempts how many attempts it took
 */
record Payment(String paymentId, int attempts) {}
