package dev.durascope.worker.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every shape a handler may have. */
public class Orders {
    public static class Order {
        private String orderId;
        private double amount;

        public String getOrderId() {
            return orderId;
        }

        public void setOrderId(String orderId) {
            this.orderId = orderId;
        }

        public double getAmount() {
            return amount;
        }

        public void setAmount(double amount) {
            this.amount = amount;
        }
    }

    public abstract static class Base<T, R> implements RequestHandler<T, R> {
        public String sizeOf(List<T> items) {
            return items.size() + " × " + items.get(0).getClass().getSimpleName();
        }
    }

    public static class Doubling extends Base<Order, Order> {
        @Override
        public Order handleRequest(Order order, Context context) {
            order.setAmount(order.getAmount() * 2);
            return order;
        }
    }

    public static class Upper implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String text, Context context) {
            return text.toUpperCase(java.util.Locale.ROOT);
        }
    }

    @SuppressWarnings("rawtypes")
    public static class Raw implements RequestHandler {
        @Override
        public Object handleRequest(Object input, Context context) {
            return input;
        }
    }

    public class Inner implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String text, Context context) {
            return text;
        }
    }

    public String nothing() {
        return "nothing";
    }

    public String object(Order order) {
        return order.getOrderId();
    }

    public String objectAndContext(Order order, Context context) {
        return order.getOrderId() + " of " + context.getFunctionName();
    }

    public String contextOnly(Context context) {
        return context.getFunctionName();
    }

    public static Map<String, Order> byId(List<Order> orders) {
        return orders.stream().collect(Collectors.toMap(Order::getOrderId, order -> order));
    }

    public void returnsNothing(int number) {}

    public void streams(InputStream input, OutputStream output) throws IOException {
        input.transferTo(output);
    }

    public void streamsAndContext(InputStream input, OutputStream output, Context context) throws IOException {
        input.transferTo(output);
        output.write(context.getFunctionName().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public void outputOnly(OutputStream output) throws IOException {
        output.write('1');
    }

    public String overloaded(Order order) {
        return "short";
    }

    public String overloaded(Order order, Context context) {
        return "long";
    }

    public String tooMuch(Order order, String more) {
        return "never";
    }
}
