package dev.durascope.samples.trip;

/**
 * A trip to be booked.
 *
 * @param tripId the customer's number for it
 * @param travellers how many travel; each gets a ticket
 * @param slowQuotes how many attempts at a price fail before one succeeds; absent for none
 * @param hotelFull whether the hotel has no room; absent for no
 */
public record Trip(String tripId, int travellers, Integer slowQuotes, Boolean hotelFull) {
    static final int MOST_TRAVELLERS = 200;

    /** @throws InvalidTripException when it cannot be booked; the message says why */
    static Trip requireValid(Trip trip) {
        if (trip == null || trip.tripId() == null || trip.tripId().isBlank()) {
            throw new InvalidTripException("tripId: a trip needs a number, such as \"trip-7\".");
        }
        if (trip.travellers() < 1 || trip.travellers() > MOST_TRAVELLERS) {
            throw new InvalidTripException("travellers: must be from 1 to " + MOST_TRAVELLERS + ", not "
                    + trip.travellers() + "; split larger groups.");
        }
        return trip;
    }

    int quotesToFail() {
        return slowQuotes == null ? 0 : slowQuotes;
    }

    boolean findsHotelFull() {
        return Boolean.TRUE.equals(hotelFull);
    }
}
