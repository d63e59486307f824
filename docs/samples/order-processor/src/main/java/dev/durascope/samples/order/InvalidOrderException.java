package dev.durascope.samples.order;

import java.util.List;

/** The order breaks a rule; no attempt can mend that. */
final class InvalidOrderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidOrderException(List<String> problems) {
        super("The order is not valid: " + String.join("; ", problems));
    }
}
