package dev.durascope.samples.order;

import java.math.BigDecimal;

/**
 * The execution's result.
 *
 * @param status {@code CONFIRMED} or {@code REJECTED}
 * @param approvedBy who approved or rejected it; null when nobody was asked
 * @param confirmation the text that went to the customer
 * @param persistence where the order is kept
 */
record OrderResult(
        String orderId,
        BigDecimal amount,
        String status,
        String paymentId,
        String approvedBy,
        String confirmation,
        Persistence persistence) {}
