package dev.durascope.samples.order;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order as it is kept.
 *
 * @param status {@code CONFIRMED} or {@code REJECTED}
 * @param approvedBy who approved or rejected it; null when nobody was asked
 * @param storedAt when it was written
 * @param expiresAt when it may be forgotten
 */
record StoredOrder(
        String orderId,
        BigDecimal amount,
        String status,
        String paymentId,
        String approvedBy,
        Instant storedAt,
        Instant expiresAt) {}
