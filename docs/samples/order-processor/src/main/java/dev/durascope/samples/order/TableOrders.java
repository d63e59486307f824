package dev.durascope.samples.order;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Orders in a DynamoDB table whose key is {@code orderId}. Amounts are DynamoDB's own decimals, and {@code expiresAt} is
 * the time in seconds since 1970 that its time to live asks for.
 */
final class TableOrders implements OrderStore {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final DynamoDbClient dynamoDb;
    private final String table;

    TableOrders(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** A table of the account and region that the environment names. */
    static TableOrders named(String table) {
        return new TableOrders(
                DynamoDbClient.builder()
                        .overrideConfiguration(override -> override.apiCallTimeout(ANSWER_WITHIN))
                        .build(),
                table);
    }

    @Override
    public Persistence put(StoredOrder order) throws IOException {
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item(order)));
        } catch (SdkException e) {
            throw new IOException(
                    "Order " + order.orderId() + " could not be written to table " + table + ": " + e.getMessage(), e);
        }
        return new Persistence("dynamodb", table, order.expiresAt());
    }

    private static Map<String, AttributeValue> item(StoredOrder order) {
        var item = new HashMap<String, AttributeValue>();
        item.put("orderId", AttributeValue.fromS(order.orderId()));
        item.put("amount", AttributeValue.fromN(order.amount().toPlainString()));
        item.put("status", AttributeValue.fromS(order.status()));
        item.put("paymentId", AttributeValue.fromS(order.paymentId()));
        if (order.approvedBy() != null) {
            item.put("approvedBy", AttributeValue.fromS(order.approvedBy()));
        }
        item.put("storedAt", AttributeValue.fromS(order.storedAt().toString()));
        item.put(
                "expiresAt",
                AttributeValue.fromN(Long.toString(order.expiresAt().getEpochSecond())));
        return item;
    }
}
