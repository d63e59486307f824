package dev.durascope.samples.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static Order order(String id, String amount, Integer failPayments) {
        return new Order(id, amount == null ? null : new BigDecimal(amount), failPayments);
    }

    @Test
    void anOrdinaryOrderIsValid() {
        var order = order("order-123", "99.99", null);
        assertThat(Order.requireValid(order)).isSameAs(order);
    }

    @Test
    void everyBrokenRuleIsNamed() {
        assertThatThrownBy(() -> Order.requireValid(order("no spaces", "-5", -1)))
                .isInstanceOf(InvalidOrderException.class)
                .hasMessageContaining("orderId must be")
                .hasMessageContaining("amount must be more than 0 and at most 1000000, got -5")
                .hasMessageContaining("failPayments must be 0 or more");
    }

    @Test
    void missingFieldsAndAMissingEventAreNamed() {
        assertThatThrownBy(() -> Order.requireValid(order(null, null, null)))
                .hasMessageContaining("orderId")
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> Order.requireValid(null)).hasMessageContaining("the event is missing");
    }

    @Test
    void fractionsOfACentAreRefusedHoweverTheyAreWritten() {
        assertThatThrownBy(() -> Order.requireValid(order("a", "0.005", null))).hasMessageContaining("two decimals");
        assertThatCode(() -> Order.requireValid(order("a", "1.500", null))).doesNotThrowAnyException();
        assertThatCode(() -> Order.requireValid(order("a", "1E+3", null))).doesNotThrowAnyException();
    }

    @Test
    void onlyMoreThanOneThousandNeedsApproval() {
        assertThat(order("a", "1000", null).needsApproval()).isFalse();
        assertThat(order("a", "1000.00", null).needsApproval()).isFalse();
        assertThat(order("a", "1000.01", null).needsApproval()).isTrue();
    }

    @Test
    void aPaymentFailsAsOftenAsTheOrderSays() {
        var order = order("order-1", "10", 2);
        assertThatThrownBy(() -> Payments.charge(order, 1)).hasMessageContaining("declined (attempt 1)");
        assertThatThrownBy(() -> Payments.charge(order, 2)).isInstanceOf(PaymentDeclinedException.class);
        assertThat(Payments.charge(order, 3)).isEqualTo(new Payment("pay-order-1", 3));
    }
}
