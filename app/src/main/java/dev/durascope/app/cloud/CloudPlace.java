package dev.durascope.app.cloud;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.execution.FunctionReference;
import dev.durascope.engine.model.ExecutionArn;
import org.jspecify.annotations.Nullable;

/**
 * Where something would be done, for whoever confirms it.
 *
 * @param account 12 digits, or in words whose it is while it is not known
 * @param function with its qualifier
 * @param execution the execution's name; absent when none is meant
 */
public record CloudPlace(
        String account,
        String region,
        String function,
        @Nullable String execution) {

    static CloudPlace of(ExecutionArn arn) {
        return new CloudPlace(arn.account(), arn.region(), arn.function() + ":" + arn.qualifier(), arn.name());
    }

    static CloudPlace of(CloudTarget target, @Nullable String account, String region) {
        String qualifier = target.qualifier() == null ? FunctionReference.LATEST : target.qualifier();
        String whose = target.profile() == null
                ? text("cloud.place.account.default")
                : text("cloud.place.account.profile", target.profile());
        return new CloudPlace(account == null ? whose : account, region, target.function() + ":" + qualifier, null);
    }
}
