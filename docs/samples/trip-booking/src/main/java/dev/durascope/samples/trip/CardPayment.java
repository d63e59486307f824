package dev.durascope.samples.trip;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;

/** Takes money in two steps, as card companies do. {@link TripBooking} invokes it as the function {@value #FUNCTION}. */
public final class CardPayment extends DurableHandler<Payment, Receipt> {
    /** Under this name {@code META-INF/durascope.json} has it registered. */
    static final String FUNCTION = "card-payment";

    private static final Duration SETTLEMENT = Duration.ofMinutes(2);

    @Override
    protected Receipt handleRequest(Payment payment, DurableContext context) {
        var authorization = context.step("authorize", String.class, step -> {
            System.out.println("Reserving " + payment.amount() + " EUR for " + payment.tripId());
            return "auth-" + payment.tripId();
        });
        context.wait("settlement", SETTLEMENT);
        return context.step(
                "capture",
                Receipt.class,
                step -> new Receipt("receipt-" + authorization.substring("auth-".length()), payment.amount()));
    }
}
