package dev.durascope.samples.trip;

/** A trip that cannot be booked, whatever is tried. */
final class InvalidTripException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTripException(String message) {
        super(message);
    }
}
