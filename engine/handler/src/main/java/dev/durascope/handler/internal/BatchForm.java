package dev.durascope.handler.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.durascope.handler.BatchItem;
import dev.durascope.handler.BatchResult;
import dev.durascope.handler.CompletionReason;
import dev.durascope.handler.SerDes;
import dev.durascope.handler.TypeToken;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/**
 * How the result of a map or parallel is kept, as AWS's SDK for Java keeps it (protocol §3).
 *
 * @param <T> a branch's result
 */
interface BatchForm<T> {
    /** Completes the SUCCEED update; answers the result as every replay will see it. */
    BatchResult<T> keep(BatchResult<T> result, OperationUpdate.Builder succeed);

    /** Reads a kept result: whole, or without results when the branches must be asked for them. */
    BatchResult<T> read(String kept);

    /** A map keeps all results as long as they are small enough, else only how its iterations ended. */
    static <T> BatchForm<T> wholeResult(SerDes serDes, TypeToken<T> type) {
        return new BatchForm<>() {
            @Override
            public BatchResult<T> keep(BatchResult<T> result, OperationUpdate.Builder succeed) {
                var payload = serDes.serialize(result);
                if (Limits.utf8Length(payload) < Limits.PAYLOAD_BYTES) {
                    succeed.payload(payload);
                    return read(payload);
                }
                succeed.payload(serDes.serialize(withoutResults(
                                result.items().stream().map(BatchItem::status).toList(), result.completionReason())))
                        .contextOptions(options -> options.replayChildren(true));
                return result;
            }

            @Override
            public BatchResult<T> read(String kept) {
                return serDes.deserialize(kept, type.batch());
            }
        };
    }

    /** A parallel keeps how its branches ended; the branches keep their results, which may differ in type. */
    static <T> BatchForm<T> statusesOnly(SerDes serDes) {
        return new BatchForm<>() {
            @Override
            public BatchResult<T> keep(BatchResult<T> result, OperationUpdate.Builder succeed) {
                succeed.payload(serDes.serialize(Statuses.of(result)))
                        .contextOptions(options -> options.replayChildren(true));
                return result;
            }

            @Override
            public BatchResult<T> read(String kept) {
                var statuses = serDes.deserialize(kept, TypeToken.of(Statuses.class));
                return withoutResults(statuses.statuses(), statuses.completionStatus());
            }
        };
    }

    private static <T> BatchResult<T> withoutResults(List<BatchItem.Status> statuses, CompletionReason reason) {
        var items = statuses.stream()
                .map(status -> new BatchItem<T>(status, null, null))
                .toList();
        return new BatchResult<>(items, reason);
    }

    /** A parallel's payload. */
    record Statuses(
            @JsonProperty("size") int size,
            @JsonProperty("succeeded") int succeeded,
            @JsonProperty("failed") int failed,
            @JsonProperty("skipped") int skipped,
            @JsonProperty("completionStatus") CompletionReason completionStatus,
            @JsonProperty("statuses") List<BatchItem.Status> statuses) {

        static Statuses of(BatchResult<?> result) {
            return new Statuses(
                    result.items().size(),
                    result.count(BatchItem.Status.SUCCEEDED),
                    result.count(BatchItem.Status.FAILED),
                    result.count(BatchItem.Status.SKIPPED),
                    result.completionReason(),
                    result.items().stream()
                            .<BatchItem.Status>map(BatchItem::status)
                            .toList());
        }
    }
}
