package dev.durascope.samples.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The event.
 *
 * @param orderId 1 to 40 letters, digits, {@code _} and {@code -}
 * @param amount more than 0, at most 1,000,000, with at most two decimals
 * @param failPayments how many attempts of the payment fail before one succeeds; null means none
 */
record Order(String orderId, BigDecimal amount, Integer failPayments) {
    private static final BigDecimal LARGEST = new BigDecimal("1000000");
    private static final BigDecimal APPROVAL_ABOVE = new BigDecimal("1000");

    /** @throws InvalidOrderException naming every field that breaks its rule */
    static Order requireValid(Order order) {
        if (order == null) {
            throw new InvalidOrderException(
                    List.of("the event is missing: send for example {\"orderId\": \"order-123\", \"amount\": 99.99}"));
        }
        var problems = new ArrayList<String>();
        if (order.orderId == null || !order.orderId.matches("[A-Za-z0-9_-]{1,40}")) {
            problems.add("orderId must be 1 to 40 letters, digits, _ or -, got " + order.orderId);
        }
        if (order.amount == null || order.amount.signum() <= 0 || order.amount.compareTo(LARGEST) > 0) {
            problems.add("amount must be more than 0 and at most 1000000, got " + plain(order.amount));
        } else if (order.amount.stripTrailingZeros().scale() > 2) {
            problems.add("amount must have at most two decimals, got " + plain(order.amount));
        }
        if (order.failPayments != null && order.failPayments < 0) {
            problems.add("failPayments must be 0 or more, got " + order.failPayments);
        }
        if (!problems.isEmpty()) {
            throw new InvalidOrderException(problems);
        }
        return order;
    }

    boolean needsApproval() {
        return amount.compareTo(APPROVAL_ABOVE) > 0;
    }

    int paymentsToFail() {
        return failPayments == null ? 0 : failPayments;
    }

    private static String plain(BigDecimal amount) {
        return amount == null ? "null" : amount.toPlainString();
    }
}
