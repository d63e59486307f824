package dev.durascope.samples.trip;

/**
 * Something booked.
 *
 * @param what {@code flight}, {@code hotel} or {@code car}
 * @param reference the partner's number for it
 * @param price in euros
 */
public record Booking(String what, String reference, int price) {}
