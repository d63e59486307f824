package dev.durascope.samples.trip;

/** What {@link CardPayment} is asked for. */
public record Payment(String tripId, int amount) {}
