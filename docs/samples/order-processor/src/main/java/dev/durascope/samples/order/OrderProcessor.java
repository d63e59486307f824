package dev.durascope.samples.order;

import dev.durascope.handler.CallbackConfig;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.WaitForCallbackConfig;
import dev.durascope.handler.retry.Jitter;
import dev.durascope.handler.retry.RetryStrategies;
import java.time.Duration;
import java.time.Instant;

/**
 * An order from validation to storage. Everything that varies (time, the outside world) happens inside steps; between
 * them the code only decides, so that a replay takes the same way.
 */
public final class OrderProcessor extends DurableHandler<Order, OrderResult> {
    private static final Duration COOLING_OFF = Duration.ofSeconds(10);
    private static final Duration APPROVAL_WITHIN = Duration.ofDays(1);
    private static final StepConfig ONE_ATTEMPT = StepConfig.defaults().withRetryStrategy(RetryStrategies.none());
    /** Four attempts with 2, 4 and 8 seconds between them, for declined payments only. */
    private static final StepConfig PAYMENT = StepConfig.defaults()
            .withRetryStrategy(
                    RetryStrategies.exponential(4, Duration.ofSeconds(2), Duration.ofSeconds(30), 2, Jitter.NONE)
                            .onlyFor(PaymentDeclinedException.class));

    private final OrderStore store;

    /** As Lambda makes it: the store is named by the environment. */
    public OrderProcessor() {
        this(OrderStore.fromEnvironment());
    }

    OrderProcessor(OrderStore store) {
        this.store = store;
    }

    @Override
    protected OrderResult handleRequest(Order input, DurableContext context) {
        var order = context.step("validate", Order.class, step -> Order.requireValid(input), ONE_ATTEMPT);
        var payment =
                context.step("process-payment", Payment.class, step -> Payments.charge(order, step.attempt()), PAYMENT);
        context.wait("confirmation", COOLING_OFF);
        var approval = order.needsApproval() ? askForApproval(order, context) : null;
        if (approval != null && !approval.approved()) {
            context.step("refund", String.class, step -> {
                System.out.println("Refunding " + payment.paymentId() + " of " + order.orderId());
                return payment.paymentId();
            });
            return persist(
                    order, payment, approval, "REJECTED", "Order " + order.orderId() + " was not approved", context);
        }
        var confirmation = context.step("confirm", String.class, step -> {
            var text = "Order " + order.orderId() + " over " + order.amount().toPlainString() + " is confirmed";
            System.out.println(text);
            return text;
        });
        return persist(order, payment, approval, "CONFIRMED", confirmation, context);
    }

    private static Approval askForApproval(Order order, DurableContext context) {
        return context.waitForCallback(
                "approval",
                Approval.class,
                (callbackId, step) -> System.out.println("Order " + order.orderId() + " over "
                        + order.amount().toPlainString() + " needs an approval: answer callback " + callbackId
                        + " with {\"approved\": true, \"by\": \"Ann\"}"),
                WaitForCallbackConfig.defaults()
                        .withCallback(CallbackConfig.defaults().withTimeout(APPROVAL_WITHIN)));
    }

    private OrderResult persist(
            Order order,
            Payment payment,
            Approval approval,
            String status,
            String confirmation,
            DurableContext context) {
        var approvedBy = approval == null ? null : approval.by();
        var persistence = context.step("persist", Persistence.class, step -> {
            var now = Instant.now();
            return store.put(new StoredOrder(
                    order.orderId(),
                    order.amount(),
                    status,
                    payment.paymentId(),
                    approvedBy,
                    now,
                    now.plus(OrderStore.LIFETIME)));
        });
        return new OrderResult(
                order.orderId(), order.amount(), status, payment.paymentId(), approvedBy, confirmation, persistence);
    }
}
