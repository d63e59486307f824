package dev.durascope.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How timestamps are written, to the millisecond. Reading takes numbers in the same form, and ISO-8601 text in all of
 * them.
 */
public enum TimestampForm {
    /** Integer milliseconds since 1970: envelopes and the store (protocol §1). */
    EPOCH_MILLIS,
    /** Seconds since 1970 with a fraction: API responses (protocol §1, restJson1). */
    EPOCH_SECONDS,
    /** ISO-8601 text with an offset, as the AWS CLI prints it; numbers are read as seconds. */
    ISO_8601;

    private static final DateTimeFormatter CLI = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");
    private static final int MAX_SCALE = 30;
    private static final long MAX_SECONDS = 253_402_300_799L;
    private static final BigDecimal MAX_MILLIS = BigDecimal.valueOf(MAX_SECONDS * 1000 + 999);

    /** Writes a member; nothing when the moment is absent. */
    public void write(JsonGenerator g, String name, @Nullable Instant instant) throws IOException {
        if (instant == null) {
            return;
        }
        long millis = instant.toEpochMilli();
        switch (this) {
            case EPOCH_MILLIS -> g.writeNumberField(name, millis);
            case EPOCH_SECONDS -> g.writeNumberField(name, BigDecimal.valueOf(millis, 3));
            case ISO_8601 -> g.writeStringField(name, iso(instant));
        }
    }

    /** A moment as the AWS CLI prints it. */
    static String iso(Instant instant) {
        return CLI.format(Instant.ofEpochMilli(instant.toEpochMilli()).atOffset(ZoneOffset.UTC));
    }

    Instant read(String path, JsonNode node) {
        if (node.isTextual()) {
            return parseIso(path, node.textValue());
        }
        if (!node.isNumber()) {
            throw LambdaFault.invalid(
                    path + " must be a timestamp, a number or ISO-8601 text, not " + Fields.typeName(node) + ".");
        }
        BigDecimal number = node.decimalValue();
        BigDecimal millis = this == EPOCH_MILLIS ? number : number.scaleByPowerOfTen(3);
        // A tiny exponent would cost gigabytes to round.
        if (millis.abs().compareTo(MAX_MILLIS) > 0 || millis.scale() > MAX_SCALE) {
            throw LambdaFault.invalid(path + " must be a timestamp before the year 10000; got "
                    + Fields.shortened(node.toString()) + ".");
        }
        return Instant.ofEpochMilli(millis.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /**
     * Reads ISO-8601 text with an offset, to the millisecond.
     *
     * @param path the field's name, for the message
     * @throws LambdaFault InvalidParameterValueException when it is not of this form
     */
    public static Instant parseIso(String path, String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (Math.abs(instant.getEpochSecond()) > MAX_SECONDS) {
                throw new DateTimeException("beyond the year 9999");
            }
            return instant.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw LambdaFault.invalid(
                    path + " must be an ISO-8601 timestamp with an offset, such as 2026-01-31T12:00:00Z; got '"
                            + Fields.shortened(text) + "'.");
        }
    }
}
