package dev.durascope.handler.internal;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Operation;

/** Follows the markers of a state that comes in pages (protocol §1 and §2); reading does not use up the token. */
final class StatePages {
    private StatePages() {}

    static List<Operation> all(
            LambdaClient client, String arn, String token, List<Operation> firstPage, String firstMarker) {
        if (firstMarker == null || firstMarker.isEmpty()) {
            return firstPage;
        }
        var operations = new ArrayList<>(firstPage);
        var marker = firstMarker;
        while (marker != null && !marker.isEmpty()) {
            var from = marker;
            var page = client.getDurableExecutionState(request ->
                    request.durableExecutionArn(arn).checkpointToken(token).marker(from));
            operations.addAll(page.operations());
            marker = page.nextMarker();
        }
        return operations;
    }
}
