package dev.durascope.samples.trip;

import java.util.List;

/**
 * A trip that was booked.
 *
 * @param booked what could be booked
 * @param missing what could not, with the reason
 * @param receiptId the payment's
 * @param tickets how many tickets were written
 * @param message what the travellers were told
 */
public record TripResult(
        String tripId, List<String> booked, List<String> missing, String receiptId, int tickets, String message) {}
