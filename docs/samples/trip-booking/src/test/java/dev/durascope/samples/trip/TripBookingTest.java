package dev.durascope.samples.trip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.junit.DurableFunctionTestResult;
import dev.durascope.junit.DurableFunctionTestRunner;
import dev.durascope.junit.TestOperation;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TripBookingTest {
    private static DurableFunctionTestResult run(Trip trip) {
        try (var runner = DurableFunctionTestRunner.forHandler(new TripBooking())
                .register(CardPayment.FUNCTION, new CardPayment())
                .build()) {
            return runner.run(trip);
        }
    }

    private static TripResult booked(Trip trip) {
        var result = run(trip);
        assertThat(result.status()).as("%s", result.error()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return Objects.requireNonNull(result.result(TripResult.class));
    }

    @Test
    void aTripIsBookedPaidForAndTicketed() {
        var trip = booked(new Trip("trip-7", 2, 1, null));
        assertThat(trip.booked()).containsExactly("flight", "hotel", "car");
        assertThat(trip.missing()).isEmpty();
        assertThat(trip.receiptId()).isEqualTo("receipt-trip-7");
        assertThat(trip.tickets()).isEqualTo(2);
        assertThat(trip.message()).isEqualTo("Trip trip-7 is booked");
    }

    @Test
    void everyKindOfOperationTakesPart() {
        var result = run(new Trip("trip-7", 2, 1, null));
        assertThat(result.getStep("quote").attempts()).hasSize(2);
        assertThat(result.allOperations())
                .extracting(TestOperation::subType)
                .contains("Map", "MapIteration", "Parallel", "ParallelBranch", "RunInChildContext", "WaitForCondition");
        assertThat(result.getInvoke("pay").functionName()).isEqualTo(CardPayment.FUNCTION);
    }

    @Test
    void aTripWithoutAHotelIsStillATrip() {
        var trip = booked(new Trip("trip-8", 2, null, true));
        assertThat(trip.booked()).containsExactly("flight", "car");
        assertThat(trip.missing())
                .singleElement()
                .asString()
                .startsWith("hotel: ")
                .contains("no room for 2");
    }

    @Test
    void everybodyOfALargeGroupGetsATicket() {
        assertThat(booked(new Trip("trip-60", 60, null, null)).tickets()).isEqualTo(60);
    }

    @Test
    void aTripThatCannotBeBookedFailsWithTheReason() {
        var result = run(new Trip("trip-0", 0, null, null));
        assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(Objects.requireNonNull(result.error()).errorMessage()).contains("travellers: must be from 1 to 200");
    }

    @Test
    void aPriceThatIsNeverQuotedFailsTheTrip() {
        assertThat(run(new Trip("trip-9", 1, 5, null)).status()).isEqualTo(ExecutionStatus.FAILED);
    }
}
