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

    /** The one version of a function that there is here: the code it is registered with. */
    public static final String LATEST = "$LATEST";

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

    /**
     * Why there is nothing to run for its qualifier, or {@code null} when there is. Versions are published and aliases
     * made on AWS, not here. No qualifier stands for {@code $LATEST}, also where the function is durable: AWS itself
     * wants one then.
     */
    public @Nullable String qualifierFault(String serviceRegion, String serviceAccount) {
        if (qualifier == null || qualifier.equals(LATEST)) {
            return null;
        }
        boolean version = qualifier.matches("[0-9]+|\\$LATEST\\.PUBLISHED");
        return (version ? "Function not found: " : "Cannot find alias arn: ") + arn(serviceRegion, serviceAccount)
                + ". Here a function has only " + LATEST + ": name " + name + ":" + LATEST + ".";
    }

    /** Whether it can be a function of a service there: it names no other region and no other account. */
    public boolean isIn(String serviceRegion, String serviceAccount) {
        return (region == null || region.equals(serviceRegion)) && (account == null || account.equals(serviceAccount));
    }

    /** The whole ARN, with the qualifier if it names one; region and account where it names none. */
    public String arn(String serviceRegion, String serviceAccount) {
        return "arn:aws:lambda:" + (region == null ? serviceRegion : region) + ":"
                + (account == null ? serviceAccount : account) + ":function:" + name
                + (qualifier == null ? "" : ":" + qualifier);
    }

    /** A function of a service by its name alone. */
    static FunctionReference latest(String name) {
        return new FunctionReference(null, null, name, LATEST);
    }
}
