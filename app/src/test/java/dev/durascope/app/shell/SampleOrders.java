package dev.durascope.app.shell;

import dev.durascope.app.testing.Journals;
import dev.durascope.engine.model.ErrorObject;
import java.time.Duration;
import java.util.List;

/** Executions of an order processor in every state there is, written by hand. */
final class SampleOrders {
    static final String INPUT =
            "{\"orderId\":\"order-4711\",\"amount\":2499.0,\"items\":[{\"sku\":\"A-100\",\"count\":2},"
                    + "{\"sku\":\"B-7\",\"count\":1}],\"express\":true,\"note\":null}";

    private SampleOrders() {}

    static Journals waitingOrder(String name) {
        Journals j = new Journals(Journals.arn("OrderProcessor", name));
        j.started(INPUT).invoked().pass(8);
        j.step("op-validate", "validate-order")
                .pass(12)
                .checkpoint(320)
                .stepSucceeded("op-validate", 1, "{\"valid\":true}");
        j.out("Validating order " + name);
        j.step("op-pay", "process-payment").pass(210);
        j.stepFailed("op-pay", 1, ErrorObject.of("PaymentDeclined", "The bank did not answer."), 2)
                .returned("PENDING");
        j.pass(2000).invoked().again("op-pay").pass(180).checkpoint(3_800);
        j.stepSucceeded(
                "op-pay",
                2,
                "{\"transaction\":\"tx-90210\",\"amount\":2499.0,\"currency\":\"EUR\",\"approved\":true,"
                        + "\"card\":{\"brand\":\"visa\",\"last4\":\"4242\",\"expires\":\"2029-04\"},\"warnings\":[]}");
        j.context("op-items", "reserve-items", null, "Map");
        j.context("op-item0", null, "op-items", "MapIteration")
                .step("op-r0", "reserve-A-100", "op-item0")
                .pass(40);
        j.stepSucceeded("op-r0", 1, "{\"reserved\":2}").contextSucceeded("op-item0", "{\"reserved\":2}");
        j.context("op-item1", null, "op-items", "MapIteration")
                .step("op-r1", "reserve-B-7", "op-item1")
                .pass(30);
        j.stepSucceeded("op-r1", 1, "{\"reserved\":1}").contextSucceeded("op-item1", "{\"reserved\":1}");
        j.contextSucceeded("op-items", "[{\"reserved\":2},{\"reserved\":1}]");
        j.waiting("op-wait", "confirmation", 600).pass(5).returned("PENDING");
        j.pass(2000);
        return j;
    }

    /** Two items are reserved side by side, and the second is about to be. */
    static Journals stoppedOrder(String name) {
        Journals j = new Journals(Journals.arn("OrderProcessor", name));
        j.started(INPUT).invoked().pass(8);
        j.step("op-validate", "validate-order")
                .pass(12)
                .checkpoint(320)
                .stepSucceeded("op-validate", 1, "{\"valid\":true}");
        j.step("op-pay", "process-payment").pass(210).checkpoint(410).stepSucceeded("op-pay", 1, "{\"approved\":true}");
        j.context("op-items", "reserve-items", null, "Map");
        j.context("op-item0", null, "op-items", "MapIteration").context("op-item1", null, "op-items", "MapIteration");
        j.step("op-r0", "reserve-A-100", "op-item0").pass(40).checkpoint(120);
        j.stepSucceeded("op-r0", 1, "{\"reserved\":2}").contextSucceeded("op-item0", "{\"reserved\":2}");
        return j;
    }

    /** A short order that has been paid and waits. */
    static Journals settlingOrder(String name) {
        Journals j = new Journals(Journals.arn("OrderProcessor", name));
        j.started(INPUT).invoked().pass(8);
        j.out("Validating order " + name)
                .step("op-validate", "validate-order")
                .pass(12)
                .checkpoint(320);
        j.stepSucceeded("op-validate", 1, "{\"valid\":true}");
        j.out("Charging 2499.00 EUR")
                .step("op-pay", "process-payment")
                .pass(210)
                .checkpoint(900);
        j.stepSucceeded("op-pay", 1, "{\"transaction\":\"tx-90210\"}");
        j.err("WARN  the payment gateway took 210 ms, more than the 200 ms it promised");
        return j.waiting("op-wait", "settle", 10).returned("PENDING");
    }

    static Journals approvalOrder(String name) {
        Journals j = settlingOrder(name);
        j.jump(Duration.ofSeconds(10)).waited("op-wait", 10).invoked().pass(6);
        j.out("Asking for approval above 1000");
        j.context("op-approval", "approval", null, "WaitForCallback");
        j.callback("op-callback", "approval-callback", "op-approval", "Y2FsbGJhY2stNDcxMQ==", 3_600L);
        j.step("op-submit", "approval-submitter", "op-approval").pass(15).checkpoint(200);
        j.stepSucceeded("op-submit", 1, null);
        j.out("Mailed the approver").returned("PENDING").pass(3000);
        return j;
    }

    /** The same order after its approval, at its end. */
    static Journals approvedOrder(String name) {
        Journals j = approvalOrder(name);
        j.callbackSucceeded("op-callback", "{\"approved\":true,\"by\":\"Ann\"}")
                .invoked()
                .pass(4);
        j.contextSucceeded("op-approval", "{\"approved\":true,\"by\":\"Ann\"}");
        j.out("Confirming " + name).step("op-confirm", "confirm").pass(9).checkpoint(180);
        j.stepSucceeded("op-confirm", 1, "{\"status\":\"CONFIRMED\"}");
        return j.returned("SUCCEEDED").succeeded("{\"orderId\":\"" + name + "\",\"status\":\"CONFIRMED\"}");
    }

    static Journals retryingOrder(String name) {
        Journals j = new Journals(Journals.arn("OrderProcessor", name));
        j.started(INPUT).invoked().pass(8);
        j.step("op-validate", "validate-order")
                .pass(12)
                .checkpoint(320)
                .stepSucceeded("op-validate", 1, "{\"valid\":true}");
        j.step("op-pay", "process-payment").pass(210);
        j.stepFailed("op-pay", 1, ErrorObject.of("PaymentDeclined", "The bank did not answer."), 2)
                .returned("PENDING");
        j.pass(2000).invoked().again("op-pay").pass(140);
        j.stepFailed("op-pay", 2, stack("dev.durascope.samples.order.PaymentDeclined", "The bank answered 503."), 4);
        return j.returned("PENDING").pass(120);
    }

    static Journals failedOrder(String name) {
        Journals j = new Journals(Journals.arn("OrderProcessor", name));
        ErrorObject error = stack("java.lang.IllegalArgumentException", "amount must be positive, not -5.00");
        j.started("{\"orderId\":\"order-126\",\"amount\":-5}").invoked().pass(8);
        j.step("op-validate", "validate-order").pass(12).checkpoint(320).stepFailed("op-validate", 1, error, null);
        return j.pass(3).returned("FAILED").failed(error);
    }

    static Journals heldOrder(String name) {
        Journals j = new Journals(Journals.arn("OrderProcessor", name)).started(INPUT);
        for (int i = 0; i < 5; i++) {
            j.invoked()
                    .pass(30)
                    .crashed("Runtime.ExitError", "RequestId: request-" + (i + 1) + " exited with status 1");
            j.pass(1000);
        }
        return j.held(5, ErrorObject.of("Runtime.ExitError", "The handler's process exited with status 1."));
    }

    private static ErrorObject stack(String type, String message) {
        return new ErrorObject(
                message,
                type,
                null,
                List.of(
                        "dev.durascope.samples.order.OrderProcessor.validate(OrderProcessor.java:61)",
                        "dev.durascope.samples.order.OrderProcessor.lambda$handle$0(OrderProcessor.java:38)",
                        "dev.durascope.handler.DurableContext.runStep(DurableContext.java:214)",
                        "dev.durascope.handler.DurableContext.step(DurableContext.java:96)",
                        "dev.durascope.samples.order.OrderProcessor.handle(OrderProcessor.java:38)"));
    }
}
