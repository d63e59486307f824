package dev.durascope.engine.execution;

import dev.durascope.engine.model.LambdaFault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function as callers name it: a name, a partial ARN or an ARN, with or without a qualifier (API model,
 * {@code NamespacedFunctionName}).
 *
 * @param region the region it names; absent when it names none
 * @param account the account it names; absent when it names none
 * @param qualifier a version, {@code $LATEST} or an alias; absent when it names none
 */
public record FunctionReference(
        @Nullable String region,
        @Nullable String account,
        String name,
        @Nullable String qualifier) {

    private static final Pattern FORM = Pattern.compile("(?:arn:aws[a-zA-Z-]*:lambda:([a-z0-9-]+):(\\d{12}):"
            + "|(?:([a-z]{2}(?:-[a-z]+)+-\\d):)?(?:(\\d{12}):)?)"
            + "(?:function:)?([a-zA-Z0-9-_.]+)(?::(\\$LATEST(?:\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");

    /**
     * Reads a reference.
     *
     * @throws LambdaFault InvalidParameterValueException when it is not of the form
     */
    public static FunctionReference parse(String text) {
        Matcher m = FORM.matcher(text);
        if (text.isEmpty() || text.length() > 256 || !m.matches()) {
            throw LambdaFault.invalid("FunctionName '" + text
                    + "' must be a function's name, partial ARN or ARN, with or without a qualifier.");
        }
        String region = m.group(1) == null ? m.group(3) : m.group(1);
        String account = m.group(2) == null ? m.group(4) : m.group(2);
        return new FunctionReference(region, account, m.group(5), m.group(6));
    }

    /** The version that is run for it: there is one code here, so every version and alias stands for {@code $LATEST}. */
    public String version() {
        return "$LATEST";
    }

    /** Whether it can be a function of this service: it names no other region and no other account. */
    public boolean isIn(ExecutorSettings settings) {
        return (region == null || region.equals(settings.region()))
                && (account == null || account.equals(settings.account()));
    }

    /** The whole ARN, with the qualifier if it names one. */
    public String arn(ExecutorSettings settings) {
        return "arn:aws:lambda:" + (region == null ? settings.region() : region) + ":"
                + (account == null ? settings.account() : account) + ":function:" + name
                + (qualifier == null ? "" : ":" + qualifier);
    }
}
