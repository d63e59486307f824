package dev.durascope.samples.order;

/** A stand-in for a payment provider, which declines as often as the order asks it to. */
final class Payments {
    private Payments() {}

    /**
     * The order's id is the key by which a real provider would charge once only, however often it is asked.
     *
     * @param attempt from 1
     * @throws PaymentDeclinedException in as many attempts as the order says
     */
    static Payment charge(Order order, int attempt) {
        if (attempt <= order.paymentsToFail()) {
            throw new PaymentDeclinedException(
                    "The payment of " + order.amount().toPlainString() + " for " + order.orderId()
                            + " was declined (attempt " + attempt + ")");
        }
        return new Payment("pay-" + order.orderId(), attempt);
    }
}
