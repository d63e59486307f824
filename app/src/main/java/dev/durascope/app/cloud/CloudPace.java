package dev.durascope.app.cloud;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.session.Obstacle;
import dev.durascope.app.text.Sizes;
import dev.durascope.engine.cloud.CallBudget;
import dev.durascope.engine.cloud.CloudConnection;
import dev.durascope.engine.cloud.CloudFault;
import dev.durascope.engine.cloud.FollowStatus;
import java.time.Duration;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Says which account is looked at, how many calls that has taken, and how fast they are made. */
public final class CloudPace {
    private final CallBudget budget;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper details = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper troubled = new ReadOnlyBooleanWrapper();

    CloudPace(CallBudget budget) {
        this.budget = budget;
    }

    /** All of it in a line; empty while attached to nothing. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** How often each call was made, and what came of them, a line each. */
    public ReadOnlyStringProperty detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** Whether nobody calls for a while because calls were refused or failed. */
    public ReadOnlyBooleanProperty troubledProperty() {
        return troubled.getReadOnlyProperty();
    }

    void show(@Nullable CloudConnection connection, @Nullable String account, @Nullable FollowStatus following) {
        if (connection == null) {
            words.set("");
            details.set("");
            troubled.set(false);
            return;
        }
        CallBudget.Spent spent = budget.spent();
        CallBudget.Spent logs = budget.logs().spent();
        String pause = budget.pauseReason();
        troubled.set(pause != null);
        words.set(text(
                "cloud.pace.calls",
                account == null ? "AWS" : account,
                connection.region(),
                text("count.calls", spent.total() + logs.total()),
                pause == null ? pace(following) : backingOff(spent)));
        StringBuilder lines = new StringBuilder(connection.target().describe() + "\n" + text("cloud.pace.limits"));
        Stream.of(spent, logs)
                .flatMap(each -> each.calls().entrySet().stream())
                .sorted((a, b) -> a.getKey().compareTo(b.getKey()))
                .forEach(each -> lines.append('\n')
                        .append(Sizes.count(each.getValue()))
                        .append(" × ")
                        .append(each.getKey().action()));
        lines.append('\n')
                .append(text(
                        "cloud.pace.failures",
                        Sizes.count(spent.throttled() + logs.throttled()),
                        Sizes.count(spent.failed() + logs.failed())));
        if (pause != null) {
            lines.append('\n').append(pause);
        }
        details.set(lines.toString());
    }

    private static String backingOff(CallBudget.Spent spent) {
        long seconds = Math.max(1, spent.backoff().toSeconds());
        return spent.throttled() > 0 ? text("cloud.pace.throttled", seconds) : text("cloud.pace.failing", seconds);
    }

    private static String pace(@Nullable FollowStatus following) {
        if (following == null) {
            return text("cloud.pace.listing");
        }
        Duration pause = following.pause();
        return switch (following.phase()) {
            case AWAITED -> text("cloud.pace.awaited");
            case FILLING -> text("cloud.pace.reading", text("count.events", following.missing()));
            case LIVE ->
                pause == null
                        ? text("cloud.pace.live")
                        : text("cloud.pace.live.seconds", Math.max(1, pause.toSeconds()));
            case TROUBLED ->
                pause == null
                        ? text("cloud.pace.troubled")
                        : text("cloud.pace.troubled.seconds", Math.max(1, pause.toSeconds()));
            case ENDED -> text("cloud.pace.ended");
            case FAILED -> text("cloud.pace.failed");
        };
    }

    /** What the following of an execution should be told of above it; {@code null} for nothing. */
    static @Nullable Obstacle obstacle(FollowStatus status) {
        CloudFault trouble = status.trouble();
        return switch (status.phase()) {
            case FILLING ->
                status.missing() == 0
                        ? null
                        : new Obstacle.Cloud(
                                text("cloud.filling", text("count.events", status.missing())), null, false);
            case TROUBLED ->
                // What passes by itself is told in the status bar.
                trouble == null || trouble.kind().isTransient()
                        ? null
                        : new Obstacle.Cloud(text("cloud.again", trouble.getMessage()), trouble.policy(), true);
            case FAILED -> trouble == null ? null : new Obstacle.Cloud(trouble.getMessage(), trouble.policy(), false);
            case ENDED ->
                status.missing() == 0
                        ? null
                        : new Obstacle.Cloud(
                                text("cloud.missing", text("count.events", status.missing())), null, false);
            case AWAITED, LIVE -> null;
        };
    }
}
