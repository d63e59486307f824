package dev.durascope.samples.trip;

import dev.durascope.handler.BatchItem;
import dev.durascope.handler.BatchResult;
import dev.durascope.handler.Branch;
import dev.durascope.handler.CompletionConfig;
import dev.durascope.handler.ConditionConfig;
import dev.durascope.handler.ConditionResult;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.MapConfig;
import dev.durascope.handler.ParallelConfig;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.retry.ConditionStrategies;
import dev.durascope.handler.retry.Jitter;
import dev.durascope.handler.retry.RetryStrategies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trip from a price to the tickets: flight, hotel and car at once, a payment by another function, a look now and then
 * whether the airline has confirmed, a ticket for everybody.
 */
public final class TripBooking extends DurableHandler<Trip, TripResult> {
    private static final List<String> PARTS = List.of("flight", "hotel", "car");
    private static final StepConfig ONE_ATTEMPT = StepConfig.defaults().withRetryStrategy(RetryStrategies.none());
    private static final StepConfig QUOTE = StepConfig.defaults()
            .withRetryStrategy(
                    RetryStrategies.exponential(5, Duration.ofSeconds(3), Duration.ofMinutes(1), 2, Jitter.NONE));
    /** A trip without a hotel is still a trip. */
    private static final ParallelConfig ALL_BOOKINGS =
            ParallelConfig.defaults().withCompletion(CompletionConfig.allCompleted());

    private static final int CHECKS_UNTIL_CONFIRMED = 3;
    private static final ConditionConfig<Integer> EVERY_TEN_MINUTES =
            ConditionConfig.startingWith(0).withStrategy(ConditionStrategies.fixed(12, Duration.ofMinutes(10)));
    private static final MapConfig TICKETS =
            MapConfig.defaults().withMaxConcurrency(8).withIterationName(index -> "traveller-" + (index + 1));

    @Override
    protected TripResult handleRequest(Trip input, DurableContext context) {
        var trip = context.step("validate", Trip.class, step -> Trip.requireValid(input), ONE_ATTEMPT);
        var price = context.step("quote", Integer.class, step -> quote(trip, step.attempt()), QUOTE);
        BatchResult<Booking> bookings = context.parallel(
                "book",
                List.of(
                        Branch.of("flight", Booking.class, branch -> bookFlight(trip, price, branch)),
                        Branch.of("hotel", Booking.class, branch -> bookHotel(trip, branch)),
                        Branch.of("car", Booking.class, branch -> bookCar(trip, branch))),
                ALL_BOOKINGS);
        var amount = bookings.results().stream().mapToInt(Booking::price).sum();
        var receipt = context.invoke("pay", CardPayment.FUNCTION, new Payment(trip.tripId(), amount), Receipt.class);
        context.waitForCondition(
                "confirmed",
                Integer.class,
                (checks, step) -> checks + 1 < CHECKS_UNTIL_CONFIRMED
                        ? ConditionResult.notYet(checks + 1)
                        : ConditionResult.met(checks + 1),
                EVERY_TEN_MINUTES);
        BatchResult<String> tickets = context.map(
                "tickets",
                IntStream.rangeClosed(1, trip.travellers()).boxed().toList(),
                String.class,
                (traveller, number, index) -> writeTicket(trip, number, traveller),
                TICKETS);
        var message = context.runInChildContext("notify", String.class, notify -> tell(trip, notify));
        return new TripResult(
                trip.tripId(),
                bookings.results().stream().map(Booking::what).toList(),
                missing(bookings),
                receipt.receiptId(),
                tickets.throwIfFailed().results().size(),
                message);
    }

    private static int quote(Trip trip, int attempt) {
        if (attempt <= trip.quotesToFail()) {
            throw new IllegalStateException("The price service did not answer at attempt " + attempt);
        }
        System.out.println("A seat of " + trip.tripId() + " costs 180 EUR");
        return 180;
    }

    private static Booking bookFlight(Trip trip, int price, DurableContext branch) {
        var held = branch.step("hold-seats", String.class, step -> "hold-" + trip.tripId());
        return branch.runInChildContext("seats", Booking.class, seats -> {
            var row = seats.step("choose-row", Integer.class, step -> 12);
            return seats.step(
                    "book-seats",
                    Booking.class,
                    step -> new Booking("flight", held + "-row-" + row, price * trip.travellers()));
        });
    }

    private static Booking bookHotel(Trip trip, DurableContext branch) {
        branch.wait("room-release", Duration.ofMinutes(15));
        return branch.step(
                "book-hotel",
                Booking.class,
                step -> {
                    if (trip.findsHotelFull()) {
                        System.err.println("The hotel is full");
                        throw new NoRoomException("The hotel has no room for " + trip.travellers());
                    }
                    return new Booking("hotel", "room-" + trip.tripId(), 95 * trip.travellers());
                },
                ONE_ATTEMPT);
    }

    private static Booking bookCar(Trip trip, DurableContext branch) {
        return branch.step("book-car", Booking.class, step -> new Booking("car", "car-" + trip.tripId(), 60));
    }

    private static String writeTicket(Trip trip, int number, DurableContext traveller) {
        return traveller.step("ticket", String.class, step -> "ticket-" + trip.tripId() + "-" + number);
    }

    private static String tell(Trip trip, DurableContext notify) {
        var text = notify.step("text", String.class, step -> "Trip " + trip.tripId() + " is booked");
        return notify.runInChildContext("channels", String.class, channels -> {
            for (var channel : List.of("mail", "message")) {
                channels.step(channel, String.class, step -> {
                    System.out.println(channel + ": " + text);
                    return channel;
                });
            }
            return text;
        });
    }

    private static List<String> missing(BatchResult<Booking> bookings) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < PARTS.size(); i++) {
            BatchItem<Booking> item = bookings.items().get(i);
            if (item.status() == BatchItem.Status.FAILED) {
                missing.add(PARTS.get(i) + ": " + item.error().message());
            }
        }
        return missing;
    }
}
