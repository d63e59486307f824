package dev.durascope.samples.order;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The execution's result.
 *
 * @param status {@code CONFIRMED} or {@code REJECTED}
 * @param approvedBy who approved or rejected it; null when nobody was asked
 * @param confirmation the text that went to the customer
 * @param storedIn the file that keeps the order
 * @param expiresAt when the file may forget it
 */
record OrderResult(
        String orderId,
        BigDecimal amount,
        String status,
        String paymentId,
        String approvedBy,
        String confirmation,
        String storedIn,
        Instant expiresAt) {}
