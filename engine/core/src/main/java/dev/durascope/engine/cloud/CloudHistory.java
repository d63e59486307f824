package dev.durascope.engine.cloud;

import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a deployed function, looked at whenever its caller asks: for those who wait for one moment of it and
 * have no use for following it.
 */
public final class CloudHistory {
    private static final int PAGE = 1_000;

    private final CloudConnection connection;
    private final ExecutionArn arn;

    /** Looks over a connection; no call is made. */
    public CloudHistory(CloudConnection connection, ExecutionArn arn) {
        this.connection = connection;
        this.arn = arn;
    }

    /**
     * How it stands.
     *
     * @throws CloudFault when that cannot be had, {@code NOT_FOUND} also for one that was started a moment ago
     */
    public ExecutionStatus status() throws InterruptedException {
        String status = connection.patiently(
                CloudCall.DESCRIBE,
                "execution " + arn,
                lambda -> lambda.getDurableExecution(r -> r.durableExecutionArn(arn.toString()))
                        .statusAsString());
        try {
            return ExecutionStatus.valueOf(status);
        } catch (IllegalArgumentException e) {
            throw new CloudFault(
                    CloudFault.Kind.REFUSED,
                    "The service says that execution " + arn.name() + " is " + status
                            + ", which this version does not know.");
        }
    }

    /**
     * All of its events with their data, oldest first.
     *
     * @throws CloudFault when they cannot be had
     */
    public List<HistoryEvent> events() throws InterruptedException {
        HistoryReader reader = new HistoryReader(connection, arn, true);
        List<HistoryEvent> events = new ArrayList<>();
        String marker = null;
        do {
            HistoryReader.HistoryPage page = page(reader, false, marker, PAGE);
            events.addAll(page.events());
            marker = page.nextMarker();
        } while (marker != null);
        return events;
    }

    /**
     * Its newest events with their data, oldest first.
     *
     * @param most how many at most, 1 to 1,000
     * @throws CloudFault when they cannot be had
     */
    public List<HistoryEvent> newest(int most) throws InterruptedException {
        return page(new HistoryReader(connection, arn, true), true, null, most).events();
    }

    private static HistoryReader.HistoryPage page(
            HistoryReader reader, boolean newestFirst, @Nullable String marker, int most) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return reader.page(newestFirst, marker, most);
            } catch (CloudFault e) {
                if (!e.kind().isTransient() || attempt == PacedCalls.ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
