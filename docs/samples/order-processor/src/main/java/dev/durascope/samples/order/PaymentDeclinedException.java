package dev.durascope.samples.order;

/** The payment provider said no; the next attempt may succeed. */
final class PaymentDeclinedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PaymentDeclinedException(String message) {
        super(message);
    }
}
