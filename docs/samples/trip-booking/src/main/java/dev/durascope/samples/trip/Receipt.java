package dev.durascope.samples.trip;

/** What {@link CardPayment} answers. */
public record Receipt(String receiptId, int amount) {}
