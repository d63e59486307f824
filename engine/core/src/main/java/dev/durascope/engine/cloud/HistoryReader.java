package dev.durascope.engine.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.json.HistoryEventJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads pages of an execution's history, as the service wrote them. */
final class HistoryReader {
    /**
     * A page.
     *
     * @param events oldest first, whichever end the page was read from
     * @param nextMarker where the history goes on in the direction that was asked for; absent at its end
     */
    record HistoryPage(List<HistoryEvent> events, @Nullable String nextMarker) {}

    private final CloudConnection connection;
    private final ExecutionArn arn;
    private final boolean includeData;

    HistoryReader(CloudConnection connection, ExecutionArn arn, boolean includeData) {
        this.connection = connection;
        this.arn = arn;
        this.includeData = includeData;
    }

    /**
     * Reads a page.
     *
     * @throws CloudFault when it cannot be had, or is no history
     */
    HistoryPage page(boolean newestFirst, @Nullable String marker, int maxItems) throws InterruptedException {
        RawBody.Holder raw = new RawBody.Holder();
        connection.once(
                CloudCall.HISTORY,
                "execution " + arn,
                lambda -> lambda.getDurableExecutionHistory(r -> r.durableExecutionArn(arn.toString())
                        .includeExecutionData(includeData)
                        .reverseOrder(newestFirst)
                        .marker(marker)
                        .maxItems(maxItems)
                        .overrideConfiguration(o -> o.putExecutionAttribute(RawBody.HOLDER, raw))));
        byte[] bytes = raw.bytes();
        if (bytes == null) {
            throw unreadable("it has no body");
        }
        try {
            return parsed(Json.parse(bytes, "The history"), newestFirst);
        } catch (LambdaFault e) {
            throw unreadable(e.getMessage());
        }
    }

    private static HistoryPage parsed(JsonNode page, boolean newestFirst) {
        List<HistoryEvent> events = new ArrayList<>();
        int index = 0;
        for (JsonNode event : page.path("Events")) {
            events.add(HistoryEventJson.readFromService("Events[" + index++ + "]", event));
        }
        return new HistoryPage(
                newestFirst ? events.reversed() : events,
                page.path("NextMarker").isTextual() ? page.path("NextMarker").textValue() : null);
    }

    private CloudFault unreadable(String why) {
        return new CloudFault(CloudFault.Kind.REFUSED, "The history of " + arn + " cannot be read as one: " + why);
    }
}
